// What docs/profiles.md says before the tables: what a profile is, field by field, and how to write one.

export const profilesIntro = (derivedNames: string): string => `# Profiles

Made from \`shared/profiles/\` by \`build/docs/profiles-page.ts\`; \`test/unit/profiles/profiles-docs.test.ts\` holds the two together and says how to renew this page. Do not edit it.

A profile is what is known of one kind of system: which files it consists of, how each is recognised, what its loss means, what belongs together, how it is put back, and what can happen. It is data, not code. A set has exactly one profile. \`coldkeep profiles\` lists them; \`coldkeep profiles show ID --json\` prints all that this page says.

## How a file is recognised

1. By the type that its content declares (TextEnvelope), where the profile has an entry for it. Where several entries share a type, the name decides, else the entry without names.
2. By the form of its content: magic bytes, the shape of JSON, the head of a dump. Again the name decides among several; a form that means a private key goes before others. An earlier entry that knows nothing of contents, such as one of a person's own, has its name respected, unless that would make a secret public.
3. By its name. A name without \`*\` goes before a pattern; then the order of the profile decides.
4. What nothing fits is \`unclassified\`: shown, and copied like everything else. A person can say what it is; that is remembered for the set.

Content goes before names because names differ: four schools name the files of a stake pool, and people rename. A file whose content contradicts its name is a finding.

An entry whose pattern ends in \`/**\` claims a folder. In there only entries that stand before it in the profile count, by content or by name: documents that users uploaded may look like anything.

### Patterns

- A pattern fits the end of a path, component by component; without \`/\` it is about the base name. Upper and lower case are alike.
- \`*\` stands for any characters but \`/\`; a component \`**\` for any number of folders, none included; at the end, \`chaindata/**\` for every file below a folder \`chaindata\`, however deep, wherever that folder is.
- Nothing else is special. Matching takes time in proportion to the length of the path, whatever the pattern.

## Fields of an item

| field | meaning |
|---|---|
| \`key\`, \`title\` | its name in data, and what a person calls it |
| \`envelopeTypes\`, \`contents\`, \`globs\` | how it is recognised, see above |
| \`kind\` | \`secret-cold\`, \`secret-hot\`, \`public\`, \`config\`, \`binary\`, \`data\`: what its loss or disclosure would mean |
| \`required\` | the system does not come back without it; missing is a finding |
| \`derivable\` | it can be had again without a copy: made from other items, fetched from who publishes it, written anew. False is *irreplaceable*: missing is critical, else a warning |
| \`alternativeKey\` | another item that may stand in for it |
| \`ifMissing\` | what to do if it is missing |
| \`common\` | systems of many kinds have it: it does not speak for this profile when one is proposed |
| \`several\` | more than one is normal; "alike": as long as they are the same |
| \`generation\` | the id of the generation it belongs to |
| \`changes\` | what makes it change |
| \`contentDays\`, \`verifyDays\` | two ages: days after which the content of the newest copy is too old (none where it never changes), and days after which a copy that nobody read again is too old |
| \`checks\` | findings that a look into it can raise, beside those of any file: [findings.md](findings.md) |
| \`attested\` | it exists and must never be in a file here: place, custodian and the day of the last look are recorded, never the value |
| \`restoreOrder\`, \`restoreStep\`, \`restoreWarning\`, \`ownerMode\` | lower comes back first; how; with what care; whose it is then |

## The rest of a profile

- **generations**: items that must be of one moment, with the reason. Where \`withinMinutes\` is given, the newest file times of the items may not lie further apart; else their content tells. What is missing of a generation is one finding, and says what it leaves alone.
- **options**: what a set of this kind may do without. A person says so once for the set; what an option waives is not missing. A plain key of an item works as well. An option never makes anything required.
- **policy**, **objectives** (RPO, RTO), **retention**: the newest so many, and one of each hour, day, week and month, as many as said; never below two verified ones.
- **scenarios**: \`when\` it is this one; \`items\` that come back (none: all), \`fromMedium\` or not, \`toHost\` where they are carried to a machine with a network; \`first\` what is stopped or decided before a medium is fetched, and \`steps\` once everything is in place. The checklist weaves them into fetching, verifying and restoring.
  In a step, \`{{name}}\` stands for a value that a scan worked out (${derivedNames}) \`{{file:KEY}}\` for the name and \`{{path:KEY}}\` for the whole path of the set's own file of that item; what is not known is a blank to be filled in by hand. Commands are written for mainnet and printed for the network of the pool.
- **never**: what must never be done when it is restored. It stands on every checklist of the profile.

## How several of one are told apart

Two files of an item that is there once: equal ones are an info, different ones a warning (\`duplicate-conflict\`). Names that differ in their numbers only (\`acme.kes-009.skey\`, \`dump_20261120.sql\`, \`dump_21-11-2026_10_00_00.sql\`) are several moments: the older ones of a generation are one finding (\`stale-generation\`). So are folders that each hold a generation and differ in their times.

## Writing one

For Coldkeep itself: a file in \`shared/profiles/\`, named in \`index.ts\`. \`test/unit/profiles/profiles.test.ts\` refuses a profile that is not whole: every item with a restore step, every required item with a remedy and in some scenario, every finding with a remedy, every name in braces known.

For one set, without touching Coldkeep: a set of the profile \`custom\` can have items of its own. They come before those of \`custom\`, are edited in the app, and can be written to a file and read from one, so that others can use them. Such a file is JSON of at most 256 KiB, exactly these fields and no others:

\`\`\`json
{
  "coldkeepProfile": 1,
  "title": "Remote signer",
  "summary": "A signer and its state.",
  "items": [
    {
      "key": "signer-key",
      "title": "Key of the signer",
      "globs": ["signer/*.key", "state/**"],
      "kind": "secret-hot",
      "required": true,
      "derivable": false,
      "changes": "never",
      "contentDays": null,
      "verifyDays": 90,
      "restoreOrder": 10,
      "owner": "signer",
      "mode": "400",
      "note": "Put it into /etc/signer before the service starts."
    }
  ]
}
\`\`\`

\`key\` has small letters, digits and hyphens and is there once; \`contentDays\` is null where content does not age; \`mode\` is three octal digits or null. A file from somebody else is data and nothing more: it names patterns and words, and can run nothing and read nothing.`;
