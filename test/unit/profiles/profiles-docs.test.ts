// docs/profiles.md says what the profiles say.
import { describe, expect, it } from 'vitest';
import { profilesPage } from '../../../build/docs/profiles-page.ts';
import { parseOwnProfile } from '../../../shared/profiles/own-profile.ts';

const renew = 'npx vitest run test/unit/profiles/profiles-docs.test.ts --update';

describe('docs/profiles.md', () => {
  it('is what is made from the profiles', async () => {
    await expect(profilesPage(), `Renew it with: ${renew}`).toMatchFileSnapshot('../../../docs/profiles.md');
  });

  it('shows a profile file that is one', () => {
    const example = /```json\n(.*?)```/s.exec(profilesPage())?.[1] ?? '';
    expect(parseOwnProfile(example).items).toHaveLength(1);
  });
});
