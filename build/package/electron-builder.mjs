// What the packages are made of, and what is taken away from Electron in them. build/package/package.mjs runs it.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { sortPackages } from './packages.mjs';

export default {
  appId: 'org.coldkeep.Coldkeep',
  productName: 'Coldkeep',
  executableName: 'coldkeep',
  copyright: 'Apache-2.0',
  directories: { output: 'release', buildResources: 'build/package' },
  icon: 'build/icons',

  // The built app and what it loads. The command line stays out: it runs in Node, which a packaged app is not.
  files: [
    'package.json',
    'out/{chunks,main,preload,renderer,worker}/**',
    'assets/print/fonts/**',
    '!**/*.map',
    ...sortPackages().left.map((name) => `!node_modules/${name}/**`),
    '!node_modules/better-sqlite3/{src,deps,binding.gyp}',
    '!node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}).node',
    '!node_modules/drivelist/{src,node-addon-api,binding.gyp,shell.nix,tsconfig.json}',
    '!node_modules/drivelist/build/!(Release)',
    '!node_modules/drivelist/build/Release/!(drivelist.node)',
    '!node_modules/**/*.{ts,mts,cts,md}',
  ],
  // What the system's loader opens has to be a file of its own; all other code stays in the archive, whose integrity is looked at.
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  npmRebuild: false,
  afterPack: ({ appOutDir, packager }) =>
    // The app of a runtime without an app. electron-builder leaves it in.
    rmSync(path.join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true }),

  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    // Electron looks at it on macOS and Windows.
    enableEmbeddedAsarIntegrityValidation: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    // There are no cookies to encrypt: sessions live in memory. On, it would ask the desktop's keyring at every start.
    enableCookieEncryption: false,
  },

  publish: null,
  linux: {
    target: ['AppImage', 'deb', 'rpm', 'tar.gz'],
    category: 'Utility',
    synopsis: 'Encrypted, verified copies of cold keys on offline media',
    desktop: { entry: { StartupWMClass: 'Coldkeep' } },
  },
  win: { target: ['nsis'], icon: 'build/icons/1024x1024.png' },
  nsis: { oneClick: false, allowToChangeInstallationDirectory: true },
  mac: {
    target: ['dmg'],
    icon: 'build/icons/1024x1024.png',
    category: 'public.app-category.utilities',
    hardenedRuntime: true,
  },
};
