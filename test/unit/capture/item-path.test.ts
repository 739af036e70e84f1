import { describe, expect, it } from 'vitest';
import {
  labelProblem,
  linkDestination,
  pathBytes,
  pathFields,
  pathProblem,
} from '../../../electron/core/capture/item-path.ts';

const file = (path: string) => pathProblem({ path, type: 'file' });

describe('pathFields', () => {
  it('keeps the exact bytes of a name that is not UTF-8', () => {
    const bytes = Buffer.from([0x61, 0x2f, 0xff, 0x62]);
    expect(pathFields(bytes)).toEqual({ path: 'a/\ufffdb', pathB64: 'YS//Yg==' });
    expect(pathBytes(pathFields(bytes))).toEqual(bytes);
  });

  it('adds nothing to a name that is', () => {
    expect(pathFields(Buffer.from('a/ключ\n'))).toEqual({ path: 'a/ключ\n' });
  });
});

describe('pathProblem', () => {
  it.each(['a/b', 'a/b c', 'a/-rf', 'a/..b', 'a/b\n', 'a/\\', `a/${'x'.repeat(255)}`])('takes %j', (path) => {
    expect(file(path)).toBeNull();
  });

  it.each([
    '',
    'a',
    '/a/b',
    'a//b',
    'a/',
    'a/b/',
    '../b',
    'a/../b',
    'a/..',
    './b',
    'a/.',
    'a/\0b',
    `a/${'x'.repeat(256)}`,
  ])('refuses %j', (path) => {
    expect(file(path)).not.toBeNull();
  });

  it('refuses a path too long for stock tools', () => {
    expect(file(`a${'/xyz'.repeat(1000)}`)).toMatch(/too long/);
  });

  it('wants a "/" at the end of a folder, and only there', () => {
    expect(pathProblem({ path: 'a/b/', type: 'folder' })).toBeNull();
    expect(pathProblem({ path: 'a/b', type: 'folder' })).not.toBeNull();
    expect(pathProblem({ path: 'a/', type: 'folder' })).not.toBeNull();
    expect(pathProblem({ path: 'a/b/', type: 'link' })).not.toBeNull();
  });

  it.each([
    ['bytes that are UTF-8 all the same', 'a/b', 'YS9i'],
    ['bytes of another path', 'a/c', 'YS//Yg=='],
    ['a way out in the bytes', 'a/\ufffd', Buffer.from('a/../\xff', 'latin1').toString('base64')],
    ['base64 in another spelling', 'a/\ufffdb', 'YS//Yh=='],
  ])('refuses %s', (_, path, pathB64) => {
    expect(pathProblem({ path, pathB64, type: 'file' })).not.toBeNull();
  });
});

describe('labelProblem', () => {
  it.each(['pool', 'a b', '-x', '..a'])('takes %j', (label) => expect(labelProblem(label)).toBeNull());
  it.each(['', '.', '..', 'a/b', 'a\0'])('refuses %j', (label) => expect(labelProblem(label)).not.toBeNull());
});

describe('linkDestination', () => {
  it.each([
    ['s/l', 'f', 's/f'],
    ['s/d/l', '../f', 's/f'],
    ['s/d/e/l', '../../f/g', 's/f/g'],
    ['s/l', './f/', 's/f'],
    ['s/d/l', '..', 's'],
    ['s/l', '..', null],
    ['s/l', '../s/f', null],
    ['s/d/l', '../../t/f', null],
    ['s/l', '/etc/passwd', null],
    ['s/l', 'a/../f', null],
    ['s/l', '', null],
    ['s/l', 'a\0b', null],
  ])('of %j to %j is %j', (link, target, destination) => {
    expect(linkDestination(Buffer.from(link), target)).toBe(destination);
  });
});
