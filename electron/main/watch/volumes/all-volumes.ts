// Several sources of volumes as one; a place that two of them list is listed once.
import type { VolumeSource, Volume } from './volume.ts';

/** Earlier sources go before later ones. */
export const allVolumes = (sources: readonly VolumeSource[]): VolumeSource => ({
  async list() {
    const byKey = new Map<string, Volume>();
    for (const volume of (await Promise.all(sources.map((source) => source.list()))).flat()) {
      if (!byKey.has(volume.key)) byKey.set(volume.key, volume);
    }
    return [...byKey.values()];
  },
  onChange(listener) {
    const stops = sources.map((source) => source.onChange(listener));
    return () => {
      for (const stop of stops) stop();
    };
  },
});
