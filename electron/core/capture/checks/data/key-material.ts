// Whether what opens a database's encrypted fields is there: settings of OpenSPP, an environment file, or an export somebody keeps.
import { waivedKeys } from '../../../../../shared/profiles/completeness.ts';
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import type { CheckContext, CheckMaker, SeenFile } from '../check.ts';
import { isDump } from './entries.ts';

const mostBytes = 256 * 1024;
const exportKey = 'key-export';

const ofWhat = /spp_|master|encrypt|field|blind|index|jwt|jwk/i;
const whatItIs = /key|salt|jwk/i;
const elsewhere = /^(?:vault|aws|gcp|azure)/i;

/** True where a line gives a value to a setting that is a key or a salt, or names a provider of keys that is this file or the database. */
function namesKey(text: string): boolean {
  return text.split('\n').some((line) => {
    const at = line.indexOf('=');
    const name = line.slice(0, at).trim();
    const isSetting = at > 0 && name.length <= 80 && !/^[#;]/.test(name);
    if (!isSetting || !ofWhat.test(name) || !whatItIs.test(name)) return false;
    const start = line.slice(at + 1, at + 20).trim();
    return start !== '' && !(/provider/i.test(name) && elsewhere.test(start));
  });
}

class KeyMaterialCheck {
  #dump: string | null = null;
  #keysIn: string | null = null;
  #hasSettings = false;

  see({ item, forms, content }: SeenFile): void {
    if (isDump(forms)) this.#dump ??= item.path;
    if (item.size === 0) return;
    if (item.key === exportKey) this.#keysIn ??= item.path;
    if (forms.has('odoo-config')) this.#hasSettings = true;
    const isSettings = forms.has('odoo-config') || /(?:^|[/.])env(?:\.|$)/i.test(item.path);
    if (!isSettings || content.whole === null || content.sizeBytes > mostBytes) return;
    const bytes = Buffer.from(content.whole);
    if (namesKey(bytes.toString('latin1'))) this.#keysIn ??= item.path;
    bytes.fill(0);
  }

  result({ profile, knowledge }: CheckContext) {
    const isKept = knowledge.attestations.some(({ key }) => key === exportKey);
    const isWaived = waivedKeys(profile, knowledge.options).has(exportKey);
    if (this.#dump === null || this.#keysIn !== null || isKept || isWaived) return nothing;
    const finding = raise('key-material-missing', {
      subject: this.#dump,
      message: `${this.#hasSettings ? 'Neither odoo.conf nor an environment file of this set holds a key' : 'There is no odoo.conf in this set, nor a key in an environment file'}, and nobody has said where an export of the keys is.`,
    });
    return { findings: [finding], derived: [] };
  }
}

const nothing = { findings: [], derived: [] };

export const keyMaterialCheck: CheckMaker = {
  name: 'key material',
  codes: ['key-material-missing'],
  begin: () => new KeyMaterialCheck(),
};
