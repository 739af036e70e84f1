// The marks of a bundle as they stand in lists and beside verdicts.
import { Line } from '../parts/layout.tsx';
import { Status } from '../parts/status.tsx';
import type { BundleMark } from './bundle-words.ts';

export function BundleMarks({ marks }: { readonly marks: readonly BundleMark[] }) {
  if (marks.length === 0) return <Status name="met">Origin confirmed</Status>;
  return (
    <Line>
      {marks.map(({ id, status, words }) => (
        <Status key={id} name={status}>
          {words}
        </Status>
      ))}
    </Line>
  );
}
