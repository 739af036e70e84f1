// Runs in the emulated machine: starts the commands that the bench asks for over a serial port, and tells what they print.
// One JSON document a line: {id, run, env, input} and {id, write} and {id, kill} come in; {id, out|err|status} go out.
import { spawn } from 'node:child_process';
import { openSync, read, writeSync } from 'node:fs';
import { promisify } from 'node:util';

const port = openSync('/dev/virtio-ports/bench', 'r+');
const readPort = promisify(read);
const children = new Map();

function tell(message) {
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`);
  for (let sent = 0; sent < bytes.length;) sent += writeSync(port, bytes, sent);
}

function start({ id, run: [program, ...args], env, input }) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: 'pipe' });
  children.set(id, child);
  child.stdout.setEncoding('utf8').on('data', (out) => tell({ id, out }));
  child.stderr.setEncoding('utf8').on('data', (err) => tell({ id, err }));
  child.stdin.on('error', () => undefined);
  if (input !== undefined) child.stdin.end(input);
  child.on('error', (error) => tell({ id, err: String(error), status: 127 }));
  child.on('close', (status, signal) => {
    children.delete(id);
    if (status !== null || signal !== null) tell({ id, status: status ?? signal });
  });
}

function take(message) {
  if (message.run) start(message);
  else if (message.write !== undefined) children.get(message.id)?.stdin.write(message.write);
  else if (message.kill) children.get(message.id)?.kill(message.kill);
}

tell({ ready: true });
let text = '';
const buffer = Buffer.alloc(65_536);
for (;;) {
  const { bytesRead } = await readPort(port, buffer, 0, buffer.length, null);
  // Nothing to read: the bench's end is closed, and the machine is about to be ended.
  if (bytesRead === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  text += buffer.toString('utf8', 0, bytesRead);
  const lines = text.split('\n');
  text = lines.pop() ?? '';
  for (const line of lines) take(JSON.parse(line));
}
