// The real app for the demo: started in real Electron, with an empty place for a vault; pressed and read like a person does.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { machineSwitches } from '../../build/electron/prepare.mjs';
import { launchPatiently } from '../support/launch-patiently.mjs';

const size = { width: 1280, height: 720 };

export async function openWindow({ runtime, project, home, output, env }) {
  const places = mkdtempSync(join(tmpdir(), 'coldkeep-demo-'));
  const app = await launchPatiently({
    executablePath: runtime.executable,
    args: [...machineSwitches(), project],
    env: { ...env, COLDKEEP_HOME: home, XDG_RUNTIME_DIR: places, XDG_CONFIG_HOME: places },
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(60_000);
  const window = await app.browserWindow(page);
  await window.evaluate((shown, { width, height }) => shown.setContentSize(width, height), size);

  const button = (name) => page.getByRole('button', { name });
  /** The one sentence of the screen, once it is like `pattern`. */
  const sentence = async (pattern) => {
    const heading = page.getByRole('heading', { level: 1, name: pattern });
    await heading.waitFor();
    return heading.innerText();
  };
  return {
    page,
    button,
    press: (name) => button(name).first().click(),
    /** Chooses a row, a box or a circle, by keyboard: the words around it are one large label. */
    async choose(role, name) {
      await page.getByRole(role, { name }).focus();
      await page.keyboard.press('Space');
    },
    sentence,
    async go(key, pattern) {
      await page.keyboard.press(`Alt+${key}`);
      return sentence(pattern);
    },
    async picture(name) {
      const path = join(output, 'screens', `${name}.png`);
      mkdirSync(dirname(path), { recursive: true });
      // The pointer rests where it marks nothing.
      await page.mouse.move(640, 719);
      await page.screenshot({ path });
    },
    /** What the person chooses in the system's dialogs from now on: nobody sits here. */
    answerDialogs: (paths) =>
      app.evaluate(({ dialog }, { folder, file }) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: file });
      }, paths),
    theme: (colorScheme) => page.emulateMedia({ colorScheme }),
    /** `well`: nothing runs any more. Otherwise the app would ask whether to leave, and nobody would answer. */
    async close(well) {
      if (well) await app.close();
      else app.process().kill('SIGKILL');
      rmSync(places, { recursive: true, force: true });
    },
  };
}
