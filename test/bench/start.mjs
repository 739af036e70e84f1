// From the start of the process to a first screen that can be used, beside an empty Electron window started in the same way.
// Both are watched from outside, on the screen itself: the button in the first screen's colour is drawn last.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { graphicsSwitches, startXvfb } from '../../build/electron/display.mjs';
import { findRuntime } from '../../build/electron/runtime.mjs';
import { requireSystem } from '../../build/electron/system-needs.mjs';
import { bindingPath } from '../../build/setup/binding-path.mjs';

const runs = 7;
const giveUpMs = 30_000;
const lookEveryMs = 10;

/** The accent of the light theme (renderer/style/tokens.css), as the screen holds it: blue, green, red. */
const accent = Buffer.from([0x68, 0x57, 0x0a]);
const buttonPixels = 100;
const everyLine = 12;

const peerMain = `
import { app, BrowserWindow } from 'electron';
app.disableHardwareAcceleration();
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 720, useContentSize: true, show: false });
  window.once('ready-to-show', () => window.show());
  window.loadFile('index.html');
});`;
const peerPage = `<!doctype html><title>empty</title>
<button style="width: 180px; height: 36px; border: 0; background: #0a5768"></button>`;

function writePeer(folder) {
  fs.mkdirSync(folder);
  fs.writeFileSync(
    path.join(folder, 'package.json'),
    '{"name":"peer","version":"1.0.0","type":"module","main":"main.js"}',
  );
  fs.writeFileSync(path.join(folder, 'main.js'), peerMain);
  fs.writeFileSync(path.join(folder, 'index.html'), peerPage);
}

/** Looks at some lines of the screen for a stretch of the accent as long as a button. */
function watchScreen(folder) {
  const file = fs.openSync(path.join(folder, 'Xvfb_screen0'), 'r');
  const header = Buffer.alloc(100);
  fs.readSync(file, header, 0, 100, 0);
  const [headerBytes, width, height, lineBytes, colours] = [0, 4, 5, 12, 19].map((index) =>
    header.readUInt32BE(index * 4),
  );
  const line = Buffer.alloc(lineBytes);
  const lineHasButton = () => {
    let length = 0;
    for (let x = 0; x < width; x++) {
      const isAccent = line.compare(accent, 0, 3, x * 4, x * 4 + 3) === 0;
      length = isAccent ? length + 1 : 0;
      if (length === buttonPixels) return true;
    }
    return false;
  };
  return {
    hasButton() {
      for (let y = 0; y < height; y += everyLine) {
        fs.readSync(file, line, 0, lineBytes, headerBytes + colours * 12 + y * lineBytes);
        if (line.includes(accent) && lineHasButton()) return true;
      }
      return false;
    },
    close: () => fs.closeSync(file),
  };
}

/** Seconds of one start, on a screen and with folders of its own. */
async function startOnce(executable, app, work) {
  const folder = fs.mkdtempSync(path.join(work, 'run-'));
  const xvfb = await startXvfb({ width: 1440, height: 900, pictureFolder: folder });
  const screen = watchScreen(folder);
  const places = ['HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_RUNTIME_DIR'];
  const cachedBinding = path.join(folder, 'coldkeep', path.basename(path.dirname(bindingPath())));
  if (fs.existsSync(bindingPath()))
    fs.cpSync(path.dirname(bindingPath()), cachedBinding, { recursive: true });
  const rootSwitches = process.getuid() === 0 ? ['--no-sandbox'] : [];
  const startedAt = performance.now();
  const child = spawn(executable, [...graphicsSwitches(), ...rootSwitches, app], {
    env: {
      PATH: process.env.PATH,
      DISPLAY: xvfb.display,
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      COLDKEEP_HOME: path.join(folder, 'vault'),
      ...Object.fromEntries(places.map((name) => [name, folder])),
    },
    stdio: 'ignore',
  });
  try {
    while (!screen.hasButton()) {
      if (performance.now() - startedAt > giveUpMs) throw new Error(`${app} showed no first screen`);
      await wait(lookEveryMs);
    }
    return (performance.now() - startedAt) / 1000;
  } finally {
    child.kill('SIGKILL');
    await once(child, 'close');
    screen.close();
    await xvfb.stop();
  }
}

const say = (line) => process.stderr.write(`${line}\n`);

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Prints one line: seconds of the app in `project` and of the peer, the middle of several starts each, by turns. */
export async function measureStart(project) {
  if (process.platform !== 'linux') {
    process.stdout.write('start to first screen: measured on Linux only\n');
    return;
  }
  const { executable, version } = await findRuntime({ say });
  await requireSystem(executable, { xvfb: true, say });
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'coldkeep-bench-start-'));
  try {
    const peer = path.join(work, 'peer');
    writePeer(peer);
    const ours = [];
    const peers = [];
    for (let run = 0; run <= runs; run++) {
      const seconds = [await startOnce(executable, project, work), await startOnce(executable, peer, work)];
      // The first start of each reads everything from the disk.
      if (run === 0) continue;
      ours.push(seconds[0]);
      peers.push(seconds[1]);
    }
    const [us, them] = [median(ours), median(peers)];
    process.stdout.write(
      `start to first screen, an empty window (Electron ${version}, ${runs} starts each)  ` +
        `${us.toFixed(2)} s  ${them.toFixed(2)} s  ${(us / them).toFixed(2)} x as long  goal 1.5 s\n`,
    );
  } finally {
    fs.rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  }
}
