// What an ordinary user is told where the system does not allow what Chromium's sandbox is made of.
import { describe, expect, it } from 'vitest';
import type { Runtime } from '../../../build/electron/runtime.mjs';
import { sandboxAdvice } from '../../../build/electron/sandbox.mjs';

const runtime: Runtime = { kind: 'official', folder: '/e', executable: '/e/electron', version: '45.0.0' };
const yes = () => true;
const no = () => false;

describe('the advice about the sandbox', () => {
  it('is none where namespaces are allowed, or where the helper is set up', () => {
    expect(sandboxAdvice(runtime, { isAllowed: yes, isReady: no })).toBeNull();
    expect(sandboxAdvice(runtime, { isAllowed: no, isReady: yes })).toBeNull();
  });

  it('is else the command that sets the helper up', () => {
    expect(sandboxAdvice(runtime, { isAllowed: no, isReady: no })).toContain(
      'sudo chown root:root "/e/chrome-sandbox" && sudo chmod 4755 "/e/chrome-sandbox"',
    );
  });
});
