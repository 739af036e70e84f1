// Stands for any host on a network: listens on this machine and counts who comes.
import { createServer } from 'node:http';

export interface CountedHost {
  /** "127.0.0.1:PORT". */
  readonly address: string;
  visits(): number;
  close(): void;
}

export async function countedHost(): Promise<CountedHost> {
  let visits = 0;
  const server = createServer((_request, response) => void response.end('reached'));
  server.on('connection', () => visits++);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the host has no port');
  return {
    address: `127.0.0.1:${address.port}`,
    visits: () => visits,
    close: () => void server.close(),
  };
}
