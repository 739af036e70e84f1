// Archives of a service's files: whether they are whole and hold any file at all; and dumps whose files are not there.
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { waivedKeys } from '../../../../../shared/profiles/completeness.ts';
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import type { DerivedValue } from '../../../../../shared/domain/derived-value.ts';
import type { CheckContext, CheckMaker, SeenFile } from '../check.ts';
import { gunzipPieces } from './gunzip-pieces.ts';
import { TarCounter } from './tar-counter.ts';
import { entriesWith, isDump } from './entries.ts';

interface SeenArchive {
  readonly path: string;
  readonly key: string;
  /** Null: not read to its end. */
  readonly files: number | null;
  readonly problem: Finding | null;
}

class ArchiveCheck {
  readonly #archives: SeenArchive[] = [];
  readonly #dumps: string[] = [];

  see({ item, forms, content }: SeenFile): void {
    if (isDump(forms)) this.#dumps.push(item.path);
    if (!forms.has('tar') || content.whole === null) return;
    const counter = new TarCounter();
    counter.take(content.whole);
    this.#keep(item, counter, 'whole');
  }

  look({ item, forms, content }: SeenFile, spend: (bytes: number) => Promise<void>): Promise<void> | null {
    return forms.has('gzip-tar') || (forms.has('gzip') && /\.(?:tar\.gz|tgz)$/i.test(item.path))
      ? this.#count(item, content, spend)
      : null;
  }

  async #count(
    item: SeenFile['item'],
    content: SeenFile['content'],
    spend: (bytes: number) => Promise<void>,
  ): Promise<void> {
    const counter = new TarCounter();
    const end = await gunzipPieces(
      content,
      (piece) => {
        counter.take(piece);
        return true;
      },
      spend,
    );
    if (end !== 'unread') this.#keep(item, counter, end);
  }

  #keep({ path, key }: SeenFile['item'], counter: TarCounter, end: 'whole' | 'cut' | 'damaged'): void {
    const { files } = counter;
    const cut = end === 'cut' || (end === 'whole' && !counter.isComplete);
    const message = end === 'damaged' ? 'It cannot be unpacked.' : 'It ends in the middle of its files.';
    const problem = cut || end === 'damaged' ? raise('archive-incomplete', { subject: path, message }) : null;
    this.#archives.push({ path, key, files, problem });
  }

  result(context: CheckContext) {
    const keys = new Set(entriesWith(context.profile, 'filestore-missing').map(({ key }) => key));
    const archives = this.#archives.filter(({ key }) => keys.has(key));
    return {
      findings: [...archives.flatMap(findingsOf), ...this.#missing(context)],
      derived: archives.flatMap(derivedOf),
    };
  }

  /** One finding for all places where the files of a dump could be. */
  #missing({ profile, knowledge, items }: CheckContext): Finding[] {
    const waived = waivedKeys(profile, knowledge.options);
    const places = entriesWith(profile, 'filestore-missing').filter((entry) => !waived.has(entry.key));
    const keys = new Set(places.map(({ key }) => key));
    const [first] = places;
    const [dump] = this.#dumps;
    if (first === undefined || dump === undefined) return [];
    if (items.some((item) => item.type === 'file' && keys.has(item.key))) return [];
    const folder = items.find((item) => item.type === 'folder' && /(?:filestore|storage)\//i.test(item.path));
    if (folder !== undefined) {
      return [
        raise('filestore-empty', { subject: folder.path, message: 'It is a folder without any file.' }),
      ];
    }
    const canBeHadAgain = places.every(({ derivable }) => derivable);
    return [
      raise('filestore-missing', {
        subject: first.key,
        message: `${dump} is there, and the files that it points to are not (${places.map(({ title }) => title).join(', ')}).`,
        ...(canBeHadAgain && { severity: 'warn' }),
      }),
    ];
  }
}

const findingsOf = ({ path, files, problem }: SeenArchive): Finding[] => {
  if (problem !== null) return [problem];
  return files === 0
    ? [raise('filestore-empty', { subject: path, message: 'It is an archive without any file.' })]
    : [];
};

const derivedOf = ({ path, files, problem }: SeenArchive): DerivedValue[] =>
  files === null || problem !== null
    ? []
    : [
        {
          name: 'filestore-files',
          title: 'Files in the filestore',
          value: String(files),
          subject: path,
          note: 'Compare it with the number of attachments in the database.',
        },
      ];

export const archiveCheck: CheckMaker = {
  name: 'archives of files',
  codes: ['filestore-missing', 'filestore-empty', 'archive-incomplete'],
  begin: () => new ArchiveCheck(),
};
