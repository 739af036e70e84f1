// A display for the window: the one of the desktop session, or for tests one in memory.
import { spawn } from 'node:child_process';
import fs from 'node:fs';

/** True where this process can show a window. */
export const hasDisplay = (env = process.env) =>
  process.platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);

/** Without a graphics device (Xvfb, most virtual machines) Chromium's GPU process fails, and the app with it. */
export const graphicsSwitches = (env = process.env) =>
  process.platform === 'linux' && (!fs.existsSync('/dev/dri') || /xvfb/i.test(env.XAUTHORITY ?? ''))
    ? ['--disable-gpu']
    : [];

/**
 * Starts Xvfb on a number that is free: `{display, stop}`. It listens on no network. What it shows is also the file
 * Xvfb_screen0 in `pictureFolder`, where one is given.
 */
export async function startXvfb({ width = 1680, height = 1200, pictureFolder } = {}) {
  const screen = ['-screen', '0', `${width}x${height}x24`];
  const picture = pictureFolder === undefined ? [] : ['-fbdir', pictureFolder];
  const args = ['-displayfd', '3', ...screen, ...picture, '-nolisten', 'tcp', '-noreset'];
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (complaint += text));
  const number = await new Promise((resolve, reject) => {
    let text = '';
    child.stdio[3].setEncoding('utf8').on('data', (piece) => {
      text += piece;
      if (text.endsWith('\n')) resolve(text.trim());
    });
    child.on('error', reject);
    child.on('close', (status) => reject(new Error(`Xvfb ended with status ${status}: ${complaint}`)));
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  return {
    display: `:${number}`,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}
