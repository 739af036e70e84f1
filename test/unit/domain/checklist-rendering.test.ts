import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  buildChecklist,
  checklistHtml,
  checklistMarkdown,
  type ChecklistInput,
} from '../../../shared/domain/checklists/index.ts';
import { item, medium, pool, files, scenarios, commands } from './checklist-input.ts';

describe('commands', () => {
  const hostile: ChecklistInput = {
    ...pool,
    set: {
      ...pool.set,
      name: "x'; touch /tmp/owned; '",
      sources: [{ label: '$(touch owned)', path: '/home/op/`touch owned` & "x"' }],
    },
    items: [
      item('$(touch owned)/kes.skey', 1),
      { ...item("$(touch owned)/it's\nvrf.skey", 2), key: 'vrf-skey' },
      item('$(touch owned)/-rf.opcert', 3),
    ],
  };

  it.each(scenarios)('of %s parse as shell, on one line each', (scenario) => {
    for (const input of [
      pool,
      files,
      hostile,
      { ...pool, snapshot: null, items: [], media: [], copies: [] },
    ]) {
      for (const command of commands(buildChecklist(scenario, input))) {
        expect(command).not.toContain('\n');
        // Placeholders such as <newest> stand where there is nothing to fill in.
        execFileSync('bash', ['-n', '-c', command.replaceAll(/<[a-z ]+>/g, 'X')]);
      }
    }
  });

  it('do not run what a name says', () => {
    const words = scenarios.flatMap((scenario) => commands(buildChecklist(scenario, hostile)));
    for (const command of words) {
      // Whatever is outside quotes must not hold the payload of the hostile names.
      const bare = command.replaceAll(/\$'(?:[^'\\]|\\.)*'|'[^']*'|\\'/g, '');
      expect(bare).not.toMatch(/touch|owned/);
    }
  });
});

describe('rendering', () => {
  const evil = '<script>alert(1)</script>"\'&`*_[x](javascript:y)|\u202e\n# NEVER\u001b[2J';
  const poisoned = buildChecklist('originals-lost', {
    ...pool,
    vault: { ...pool.vault, name: evil },
    set: { ...pool.set, name: evil },
    items: [{ ...item('pool/node.vkey', 1), path: `pool/${evil}` }],
    media: [medium('bbbb', { label: evil, location: evil, custodian: evil })],
    journalHead: evil,
  });

  it('HTML keeps every text a text', () => {
    const html = checklistHtml(poisoned);
    const tags = new Set(html.match(/<\/?[a-z][a-z0-9]*/g));
    expect(tags.has('<script')).toBe(false);
    expect(html).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
    expect(html).not.toContain(evil.slice(0, 20));
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('HTML loads nothing, runs nothing and has no colour but black and white', () => {
    const html = checklistHtml(buildChecklist('laptop-lost', pool));
    expect(html).not.toMatch(/<script|<link|<img|<iframe|https?:|url\(|@import|\son[a-z]+=|javascript:/i);
    expect(new Set(html.match(/#[0-9a-f]{3,8}\b/gi))).toEqual(new Set(['#fff', '#000']));
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('.steps > li {');
    expect(/\.steps > li \{[^}]*break-inside: avoid/.test(html)).toBe(true);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
  });

  it.each(scenarios)('HTML of %s has a box for every step and every command as typed', (scenario) => {
    const checklist = buildChecklist(scenario, pool);
    const html = checklistHtml(checklist);
    expect(html.match(/class="box"/g)).toHaveLength(checklist.steps.length);
    const text = html
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    for (const command of commands(checklist)) expect(text).toContain(`<code>${command}</code>`);
    for (const opened of ['section', 'table', 'li', 'div', 'p', 'ol', 'ul']) {
      const count = (pattern: string): number => html.match(new RegExp(pattern, 'g'))?.length ?? 0;
      expect([opened, count(`<${opened}[ >]`)]).toEqual([opened, count(`</${opened}>`)]);
    }
  });

  it.each(scenarios)('Markdown of %s has a box for every step and every command as typed', (scenario) => {
    const checklist = buildChecklist(scenario, pool);
    const markdown = checklistMarkdown(checklist);
    expect(markdown.match(/^- \[ \] \*\*/gm)).toHaveLength(checklist.steps.length);
    for (const command of commands(checklist)) expect(markdown).toContain(`\n  ${command}\n`);
    expect(markdown).toContain('| 1 | bbbb stick | USB stick | Home, study | Mira Holm |');
  });

  it('Markdown keeps every text a text', () => {
    const markdown = checklistMarkdown(poisoned);
    expect(markdown.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1);
    expect(markdown).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
    const outsideCode = markdown.replaceAll(/^ *(`{3,})sh\n[\s\S]*?\n *\1$/gm, '');
    expect(outsideCode).not.toMatch(/(?<!\\)<script/);
    expect(outsideCode).not.toMatch(/(?<!\\)\]\(/);
  });

  it('Markdown fences are longer than any backticks in a command', () => {
    const checklist = {
      ...poisoned,
      steps: [{ title: 't', acts: [], commands: ["echo '````'"], mustShow: [], critical: false }],
    };
    expect(checklistMarkdown(checklist)).toContain("  `````sh\n  echo '````'\n  `````");
  });
});
