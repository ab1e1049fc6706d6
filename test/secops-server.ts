import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { UdmRequest } from '../src/lambda.ts';

/** A server on the loopback that imports like Google SecOps: it takes all of a request, or nothing. */
export interface SecOpsServer {
  /** The entities and events that it took, in the order in which they came. */
  readonly taken: { readonly entities: unknown[]; readonly events: unknown[] };
  /** Where it listens, up to the instance. */
  readonly address: string;
  /** With what rights each request came that it took. */
  readonly authorizations: (string | undefined)[];
  /** Sends a request to it; throws where it was not taken. */
  send(request: UdmRequest): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a server.
 *
 * @param refuses says of each request, by its number from 0, whether it is not taken
 */
export async function startSecOpsServer(
  refuses: (number: number) => boolean = () => false,
): Promise<SecOpsServer> {
  const taken = { entities: [] as unknown[], events: [] as unknown[] };
  const authorizations: (string | undefined)[] = [];
  let number = -1;
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    number += 1;
    if (refuses(number)) return void response.writeHead(503).end();
    const { inlineSource } = JSON.parse(text);
    if (request.url === '/instance/entities:import') taken.entities.push(...inlineSource.entities);
    else if (request.url === '/instance/events:import')
      taken.events.push(...inlineSource.events.map(({ udm }: { udm: unknown }) => udm));
    else return void response.writeHead(404).end();
    authorizations.push(request.headers.authorization);
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/instance`;
  return {
    taken,
    address,
    authorizations,
    async send({ type, body }) {
      const answer = await fetch(`${address}/${type}:import`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
