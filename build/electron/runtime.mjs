// The Electron that runs the app on this machine. It comes by itself; choose-runtime.mjs has the order.
import { chooseRuntime } from './choose-runtime.mjs';
import {
  cachedDevelopment,
  developmentUnsupported,
  fetchDevelopment,
  isDevelopment,
} from './development-runtime.mjs';
import { downloadRuntime, installedRuntime, namedRuntime } from './official-runtime.mjs';

const places = {
  named: namedRuntime,
  installed: installedRuntime,
  cachedDevelopment,
  download: downloadRuntime,
  developmentUnsupported,
  fetchDevelopment,
  isDevelopment,
};

const toStderr = (line) => process.stderr.write(`${line}\n`);

/** `{kind, folder, executable, version}`. `officialOnly`: what a release may be made with. Rejects with a sentence for a person. */
export const findRuntime = ({ officialOnly = false, say = toStderr } = {}) =>
  chooseRuntime(places, say, { officialOnly });
