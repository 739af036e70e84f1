// What the answers of the fake engine have in common.

export const snapshotId = '20261121T050000Z-0123456789ab';

export const mediumId = '3fa9c1d2-0000-4000-8000-000000000001';

export const sha256 = 'ab'.repeat(32);

export const passphrase = 'harbor-velvet-onion-canal-tundra-pencil-mosaic';
