// Draws the app's icon at every size that packages want, from assets/icon.svg. Run after a change of it; needs rsvg-convert (librsvg2-bin).
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const at = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Pixels. Linux takes them all; macOS and Windows make theirs from the largest. */
const sizes = [16, 32, 48, 64, 128, 256, 512, 1024];

for (const size of sizes) {
  const target = at(`${size}x${size}.png`);
  execFileSync('rsvg-convert', ['-w', size, '-h', size, '-o', target, at('../../assets/icon.svg')], {
    stdio: 'inherit',
  });
}
