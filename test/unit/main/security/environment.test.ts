import { describe, expect, it } from 'vitest';
import { forgetVariables } from '../../../../electron/main/security/environment.ts';

const given = () => ({
  COLDKEEP_SQLITE_BINDING: '/somewhere/evil.node',
  COLDKEEP_PASSPHRASE: 'secret',
  COLDKEEP_HOME: '/vault',
});

describe('variables for development', () => {
  it('are not followed by an installed app', () => {
    const environment = given();
    forgetVariables(environment, true);
    expect(environment).toEqual({ COLDKEEP_HOME: '/vault' });
  });

  it('stand while the app runs from its project', () => {
    const environment = given();
    forgetVariables(environment, false);
    expect(environment).toEqual(given());
  });
});
