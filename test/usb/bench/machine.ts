// The emulated machine: a kernel of Debian in qemu (software emulation) over this machine's own root, with a USB controller into
// which sticks are plugged.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Guest } from './guest.ts';
import { makeInitramfs } from './initramfs.ts';
import { Qmp } from './qmp.ts';
import { findSystem, type System } from './system.ts';

const startTimeoutMs = 180_000;

/** The processor's own clock is measured at the start, and measured wrongly where the emulation has to wait for its turn. */
const kernelOptions =
  'console=ttyS0 panic=-1 loglevel=5 random.trust_cpu=on mitigations=off nokaslr tsc=unstable ' +
  `bench.node=${process.execPath}`;

/** A folder of this machine, seen there under a name. */
const share = (folder: string, tag: string): string[] => [
  '-fsdev',
  `local,id=${tag},path=${folder},security_model=none,multidevs=remap,readonly=on`,
  '-device',
  `virtio-9p-pci,fsdev=${tag},mount_tag=${tag}`,
];

/** A serial port or a monitor at a socket on which this process listens. */
const port = (id: string, socket: string): string[] => ['-chardev', `socket,id=${id},path=${socket}`];

const words = (text: string): string[] => text.split(' ');

function optionsOf(system: System, folder: string, memoryMiB: number): string[] {
  const at = (name: string): string => join(folder, name);
  return [
    // Not a newer processor: qemu 7.2 computes wrongly with AVX where it emulates it, and libsodium notices. And only one: code that
    // one thread of Node makes while another runs it has ended in SIGILL on two.
    words(`-M q35 -accel tcg -cpu Nehalem -smp 1 -m ${memoryMiB}`),
    words('-nodefaults -display none -no-reboot'),
    ['-kernel', system.kernel, '-initrd', at('initramfs'), '-append', kernelOptions],
    ['-chardev', `file,id=console,path=${at('console.log')}`, '-serial', 'chardev:console'],
    port('qmp', at('qmp')),
    words('-mon chardev=qmp,mode=control -device virtio-serial-pci'),
    port('agent', at('agent')),
    words('-device virtserialport,chardev=agent,name=bench'),
    share('/', 'root'),
    share(system.layer, 'layer'),
    words('-device qemu-xhci,id=xhci,p2=8,p3=8'),
  ].flat();
}

async function listen(path: string): Promise<{ server: Server; connected: Promise<Socket> }> {
  const server = createServer();
  const connected = once(server, 'connection').then(([socket]: Socket[]) => {
    if (socket === undefined) throw new Error('a connection has a socket');
    return socket;
  });
  // Rejects when the machine never starts; whoever waits for it is told by `start` itself.
  connected.catch(() => undefined);
  server.listen(path);
  await once(server, 'listening');
  return { server, connected };
}

export class Machine {
  /** Temporary: sockets, images of sticks, the console. */
  readonly folder: string;
  readonly guest: Guest;
  readonly qmp: Qmp;
  readonly #emulator: ChildProcess;
  readonly #servers: readonly Server[];

  private constructor(
    folder: string,
    emulator: ChildProcess,
    servers: readonly Server[],
    ends: { guest: Guest; qmp: Qmp },
  ) {
    this.folder = folder;
    this.#emulator = emulator;
    this.#servers = servers;
    this.guest = ends.guest;
    this.qmp = ends.qmp;
  }

  /** Starts it and waits until commands can be run there. */
  static async start(memoryMiB = 1536): Promise<Machine> {
    const system = findSystem();
    const folder = mkdtempSync(join(tmpdir(), 'coldkeep-usb-'));
    makeInitramfs(system.modules, join(folder, 'initramfs'));
    const qmpEnd = await listen(join(folder, 'qmp'));
    const agentEnd = await listen(join(folder, 'agent'));
    // The emulator never outlives this process, however that ends.
    const words = ['--pdeathsig', 'KILL', 'qemu-system-x86_64', ...optionsOf(system, folder, memoryMiB)];
    const emulator = spawn('setpriv', words, { stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    emulator.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    const failed = new Promise<never>((_, reject) => {
      const say = (what: string) => {
        let console = '';
        try {
          console = readFileSync(join(folder, 'console.log'), 'utf8').slice(-2000);
        } catch {
          // It never came so far.
        }
        reject(new Error(`The emulated machine ${what}.\n${complaint}\n${console}`));
      };
      emulator.once('exit', (status) => say(`ended with status ${status}`));
      setTimeout(() => say('did not start in time'), startTimeoutMs).unref();
    });
    failed.catch(() => undefined);
    const qmp = new Qmp(await Promise.race([qmpEnd.connected, failed]));
    await qmp.run('qmp_capabilities');
    const guest = new Guest(await Promise.race([agentEnd.connected, failed]));
    await Promise.race([guest.ready, failed]);
    return new Machine(folder, emulator, [qmpEnd.server, agentEnd.server], { guest, qmp });
  }

  /** What the kernel said there. */
  consoleText(): string {
    return readFileSync(join(this.folder, 'console.log'), 'utf8');
  }

  async stop(): Promise<void> {
    const ended = once(this.#emulator, 'exit');
    if (this.#emulator.exitCode === null && this.#emulator.signalCode === null) {
      this.#emulator.kill('SIGKILL');
      await ended;
    }
    for (const server of this.#servers) server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
