// Several sources of volumes as one; a place that two of them list is listed once.
import type { DriveSource, Volume } from './volume.ts';

/** Earlier sources go before later ones. */
export const allVolumes = (sources: readonly DriveSource[]): DriveSource => ({
  async list() {
    const byPath = new Map<string, Volume>();
    for (const volume of (await Promise.all(sources.map((source) => source.list()))).flat()) {
      if (!byPath.has(volume.path)) byPath.set(volume.path, volume);
    }
    return [...byPath.values()];
  },
  onChange(listener) {
    const stops = sources.map((source) => source.onChange(listener));
    return () => {
      for (const stop of stops) stop();
    };
  },
});
