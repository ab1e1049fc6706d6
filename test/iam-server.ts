import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server answers: for each action, its pages. */
export type Answers = Readonly<Record<string, readonly object[]>>;

/** A server on the loopback that speaks the IAM query protocol. */
export interface IamServer {
  readonly endpoint: string;
  /** The actions that were asked for, with their markers. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Starts a server. A page that is not the last says that it is truncated, and names the next by its marker. */
export async function startIamServer(answers: Answers): Promise<IamServer> {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const asks = new URLSearchParams(body);
    const action = asks.get('Action') ?? '';
    const page = Number(asks.get('Marker') ?? 0);
    asked.push(`${action} ${page}`);
    const pages = answers[action] ?? [];
    const isLast = page + 1 >= pages.length;
    const rest = isLast ? { IsTruncated: false } : { IsTruncated: true, Marker: String(page + 1) };
    response.setHeader('content-type', 'text/xml').end(answerXml(action, { ...pages[page], ...rest }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, asked, close: () => closeServer(server) };
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function answerXml(action: string, result: object): string {
  return `<${action}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
  <${action}Result>${fieldsXml(result)}</${action}Result>
  <ResponseMetadata><RequestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</RequestId></ResponseMetadata>
</${action}Response>`;
}

function fieldsXml(fields: object): string {
  return Object.entries(fields)
    .map(([name, value]) => `<${name}>${valueXml(value)}</${name}>`)
    .join('');
}

function valueXml(value: unknown): string {
  if (Array.isArray(value)) return value.map((element) => `<member>${valueXml(element)}</member>`).join('');
  if (typeof value === 'object' && value !== null) return fieldsXml(value);
  return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
