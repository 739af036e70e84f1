// How much room pretended sticks have, and what becomes of what is written there: they are folders of one large disk in memory.
import type { LaunchedApp } from '../../support/app.ts';

/**
 * From now on every medium says that so many bytes are free, whatever its disk has: a test of all of it takes a moment. It also says that
 * it is behind FUSE: memory is not tested.
 */
export async function sayFree(launched: LaunchedApp, bytes: number): Promise<void> {
  await launched.app.evaluate((_electron, free) => {
    const files = process.getBuiltinModule('node:fs/promises') as unknown as {
      statfs: (path: string) => Promise<{ type: number; bavail: number; bsize: number; blocks: number }>;
    };
    const real = files.statfs;
    files.statfs = async (path) => {
      const told = await real(path);
      told.type = 0x6573_5546;
      told.bavail = Math.floor(free / told.bsize);
      told.blocks = 2 * told.bavail;
      return told;
    };
    process.getBuiltinModule('node:module').syncBuiltinESMExports();
  }, bytes);
}

/** A fake: large reads beyond so many bytes of a file answer nothing but zeros. Answers what makes it honest again. */
export async function loseBeyond(launched: LaunchedApp, bytes: number): Promise<() => Promise<void>> {
  await launched.app.evaluate(async (_electron, limit) => {
    const { open } = process.getBuiltinModule('node:fs/promises');
    const probe = await open(process.execPath, 'r');
    const handles = Object.getPrototypeOf(probe) as {
      read: (buffer: Uint8Array, offset: number, length: number, at: number) => Promise<unknown>;
    };
    await probe.close();
    const real = handles.read;
    handles.read = async function fake(buffer, offset, length, at) {
      const answer = await real.call(this, buffer, offset, length, at);
      if (length >= 1024 ** 2 && at >= limit) buffer.fill(0);
      return answer;
    };
    (globalThis as { keepAll?: () => void }).keepAll = () => (handles.read = real);
  }, bytes);
  return () => launched.app.evaluate(() => (globalThis as { keepAll?: () => void }).keepAll?.());
}
