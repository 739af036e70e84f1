import type { _electron, ElectronApplication } from 'playwright-core';

export function launchPatiently(
  options: Parameters<typeof _electron.launch>[0],
  attempts?: number,
): Promise<ElectronApplication>;
