// docs/findings.md says what the registry says.
import { describe, expect, it } from 'vitest';
import { findingsPage } from '../../../build/docs/findings-page.ts';
import type { FindingWords } from '../../../shared/domain/findings/finding-words.ts';
import { findingCodes, findingWords, raise } from '../../../shared/domain/findings/registry.ts';

const renew = 'npx vitest run test/unit/domain/findings-docs.test.ts --update';
const all = Object.entries<FindingWords>(findingWords);

describe('docs/findings.md', () => {
  it('is what is made from the registry', async () => {
    await expect(findingsPage(), `Renew it with: ${renew}`).toMatchFileSnapshot('../../../docs/findings.md');
  });

  it('has every code once', () => {
    const headings = [...findingsPage().matchAll(/^### `([a-z0-9-]+)`$/gm)].map((match) => match[1] ?? '');
    expect(new Set(headings)).toEqual(new Set(findingCodes));
    expect(headings).toHaveLength(findingCodes.length);
  });
});

describe('the words of a finding', () => {
  it.each(all)('of %s are whole sentences and a short title', (code, { title, severity, why, fix }) => {
    expect(code).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(title.split(' ').length).toBeLessThanOrEqual(8);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(why).toMatch(/^[A-Za-z].*[.]$/);
    const asksForAnAct = severity === 'warn' || severity === 'critical';
    expect(asksForAnAct && fix === '').toBe(false);
  });

  it('go into every finding that is raised', () => {
    expect(raise('empty-file', { subject: 'a/b', message: 'It has 0 bytes.', severity: 'critical' })).toEqual(
      {
        code: 'empty-file',
        severity: 'critical',
        subject: 'a/b',
        message: 'It has 0 bytes.',
        why: findingWords['empty-file'].why,
        fix: findingWords['empty-file'].fix,
      },
    );
  });
});
