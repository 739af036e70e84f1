// TextEnvelope files as cardano-cli writes them: three keys in this order, four spaces, a newline at the end.
import { encodeCbor, type Cbor } from './cbor.ts';

export const textEnvelope = (type: string, description: string, value: Cbor): string =>
  `${JSON.stringify({ type, description, cborHex: Buffer.from(encodeCbor(value)).toString('hex') }, null, 4)}\n`;
