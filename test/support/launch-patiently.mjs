// Starting Electron under Playwright, patiently: in one start of many Chromium loses a message while Playwright attaches itself, and
// the launch would wait for it forever. The app itself is up then; nothing of it is at fault.
import { _electron } from 'playwright-core';

/** For Playwright to have attached itself, in one attempt. */
const attemptMs = 25_000;

/** Tries up to `attempts` times; what a failed attempt started is ended by Playwright. */
export async function launchPatiently(options, attempts = 4) {
  try {
    return await _electron.launch({ ...options, timeout: attemptMs });
  } catch (error) {
    if (attempts <= 1) throw error;
    return launchPatiently(options, attempts - 1);
  }
}
