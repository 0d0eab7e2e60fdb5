import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { cookieName } from './session-token.ts';
import { startServer } from './start-server.ts';
import type { LoopbackServer } from './start-server.ts';

let folder: string;
let server: LoopbackServer;
const clients: unknown[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-server-'));
  await mkdir(join(folder, 'page', 'assets'), { recursive: true });
  await writeFile(join(folder, 'page', 'index.html'), '<title>Guildhall</title>');
  await writeFile(join(folder, 'page', 'assets', 'app.js'), 'export {};');
  await writeFile(join(folder, 'secret.json'), '{"secret":true}');
  await symlink(join(folder, 'secret.json'), join(folder, 'page', 'link.json'));
  server = await startServer({ port: 0, rendererFolder: join(folder, 'page') });
  server.accept((transport) => {
    clients.push(transport);
    transport.onMessage((message) => transport.send({ echo: message }));
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

type Reply = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** `fetch` may not set Host, Origin or a raw path, so this asks with plain HTTP. */
function get(path: string, headers: Record<string, string | string[]> = {}, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: server.port,
        path,
        method,
        headers,
        setHost: headers['Host'] === undefined,
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => (body += piece));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

const cookie = () => ({ Cookie: `theme=dark; ${cookieName(server.port)}=${server.token}` });
const host = () => `127.0.0.1:${server.port}`;

test('the address with the token becomes a cookie, and the page opens', async () => {
  const first = await get(`/?token=${server.token}`);
  expect([first.status, first.headers.location]).toEqual([303, '/']);
  expect(first.headers['set-cookie']).toEqual([
    `${cookieName(server.port)}=${server.token}; HttpOnly; SameSite=Strict; Path=/`,
  ]);
  const page = await get('/', cookie());
  expect([page.status, page.body]).toEqual([200, '<title>Guildhall</title>']);
  expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
  expect(page.headers['access-control-allow-origin']).toBeUndefined();
  const script = await get('/assets/app.js', cookie());
  expect([script.status, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
});

const paths = ['/', '/assets/app.js', '/rpc', '/nothing', '/?x=1'];

test.each(paths)('%s is refused without the token', async (path) => {
  expect((await get(path)).status).toBe(401);
});

test('a wrong token is refused, and soon not even looked at', async () => {
  const fresh = await startServer({ port: 0, rendererFolder: folder });
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 11; attempt += 1) {
    const reply = await fetch(`http://127.0.0.1:${fresh.port}/?token=wrong`);
    statuses.push(reply.status);
  }
  await fresh.close();
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
});

test.each(
  paths.flatMap((path) =>
    ['evil.example', 'evil.localhost', '0.0.0.0', '2130706433', 'localhost.evil.example', ''].map((name) => [
      path,
      name,
    ]),
  ),
)('%s is refused under the host name "%s"', async (path, name) => {
  const reply = await get(path, { ...cookie(), Host: name === '' ? '' : `${name}:${server.port}` });
  expect([400, 403]).toContain(reply.status);
});

test.each(paths)('%s is refused to another origin, and to another site', async (path) => {
  expect((await get(path, { ...cookie(), Origin: 'http://evil.example' })).status).toBe(403);
  expect((await get(path, { ...cookie(), Origin: 'null' })).status).toBe(403);
  expect((await get(path, { ...cookie(), 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  expect((await get(path, { ...cookie(), 'Sec-Fetch-Site': 'same-site' })).status).toBe(403);
});

test('nothing but GET is answered', async () => {
  for (const method of ['POST', 'PUT', 'OPTIONS', 'DELETE']) {
    expect((await get('/', cookie(), method)).status).toBe(405);
  }
});

test.each([
  '/../secret.json',
  '/assets/../../secret.json',
  '/%2e%2e/secret.json',
  '/..%2fsecret.json',
  '/..%5csecret.json',
  '/link.json',
  '/assets',
  '/%00.js',
  '/%zz.js',
  '//etc/passwd',
])('%s does not leave the folder of the page', async (path) => {
  const reply = await get(path, cookie());
  expect([reply.status, reply.body]).toEqual([404, 'There is nothing here.\n']);
});

function connect(headers: Record<string, string>, path = '/rpc'): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
    socket.on('open', () => socket.send('"hello"'));
    socket.on('message', (data) => {
      socket.close();
      resolve(Buffer.isBuffer(data) ? data.toString() : 'not text');
    });
    socket.on('unexpected-response', (_request, response) => {
      socket.terminate();
      resolve(String(response.statusCode));
    });
    socket.on('error', () => undefined);
  });
}

test('a socket opens for the page and for the terminal, and for nobody else', async () => {
  const origin = { Origin: `http://${host()}` };
  expect(await connect({ ...cookie(), ...origin })).toBe('{"echo":"hello"}');
  expect(await connect({ Authorization: `Bearer ${server.token}` })).toBe('{"echo":"hello"}');
  expect(await connect({})).toBe('401');
  expect(await connect(origin)).toBe('401');
  expect(await connect(cookie())).toBe('403');
  expect(await connect({ ...cookie(), Origin: 'http://evil.example' })).toBe('403');
  expect(await connect({ ...cookie(), ...origin, Host: `evil.example:${server.port}` })).toBe('403');
  expect(await connect({ ...origin }, `/rpc?token=${server.token}`)).toBe('401');
  expect(await connect({ ...cookie(), ...origin }, '/other')).toBe('404');
});
