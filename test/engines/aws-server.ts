import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A server on the loopback that has objects as S3 does, and one secret as Secrets Manager does. */
export interface AwsServer {
  readonly address: string;
  /** The objects, by bucket and key. */
  readonly objects: Map<string, Buffer>;
  close(): void;
}

/** Starts a server with a secret and some objects, by bucket and key. */
export async function startAwsServer(
  secret: string,
  objects: ReadonlyMap<string, Buffer>,
): Promise<AwsServer> {
  const stored = new Map(objects);
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const name = decodeURIComponent(new URL(request.url!, 'http://any').pathname.slice(1));
    const object = stored.get(name);
    if (request.headers['x-amz-target'] === 'secretsmanager.GetSecretValue') {
      const { SecretId } = JSON.parse(body.toString());
      response.end(JSON.stringify({ Name: SecretId, SecretString: secret }));
    } else if (request.method === 'PUT') {
      stored.set(name, body);
      response.end();
    } else if (object !== undefined) response.end(object);
    else
      response
        .writeHead(404, { 'content-type': 'application/xml' })
        .end('<Error><Code>NoSuchKey</Code><Message>There is no such key.</Message></Error>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    objects: stored,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
