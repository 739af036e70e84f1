// Variables that developers and tests may set, and an installed app must not follow.

/** The first names native code to load, the second is a secret that no child process should inherit. */
const forDevelopment = ['COLDKEEP_SQLITE_BINDING', 'COLDKEEP_PASSPHRASE'] as const;

/**
 * Takes them out of `environment` where the app is installed: whoever can set a variable for a trusted program must not
 * choose what code it loads. The fuses do the same for Electron's and Node's own variables.
 */
export function forgetVariables(environment: NodeJS.ProcessEnv, isPackaged: boolean): void {
  if (!isPackaged) return;
  for (const name of forDevelopment) delete environment[name];
}
