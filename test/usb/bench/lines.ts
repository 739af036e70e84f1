// Messages of a socket: one JSON document a line.
import type { Socket } from 'node:net';

/** Calls `take` with each document, in order. What is not JSON ends the bench: nobody but its own programs speaks here. */
export function onDocuments(socket: Socket, take: (document: unknown) => void): void {
  let text = '';
  socket.setEncoding('utf8').on('data', (piece) => {
    const lines = `${text}${String(piece)}`.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') take(JSON.parse(line));
  });
  // A machine that was ended resets it: `close` tells.
  socket.on('error', () => undefined);
}

export function sendDocument(socket: Socket, document: unknown): void {
  socket.write(`${JSON.stringify(document)}\n`);
}
