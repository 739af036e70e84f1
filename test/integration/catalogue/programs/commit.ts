// Commits numbered notes into the sealed catalogue of a folder until it is ended; prints each number once its commit is durable.
import { SealedCatalogue } from '../../../../electron/core/catalogue/sealed-file.ts';
import { fakeKeys, startMs } from '../../../support/catalogue.ts';

const { sealed } = await SealedCatalogue.load(process.argv[2] ?? '', fakeKeys());
for (;;) {
  const number = await sealed.commit(
    (catalogue) => catalogue.append({ kind: 'noted', body: { what: 'x'.repeat(50_000) } }, startMs).number,
  );
  process.stdout.write(`${number}\n`);
}
