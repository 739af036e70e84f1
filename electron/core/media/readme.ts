// COLDKEEP/README.txt: how a tired person with this medium, the passphrase and the printed sheet gets everything back
// without Coldkeep. It is the same on every medium: no names, no secrets, nothing of the vault.

import { byHandCommand } from '../../../shared/domain/by-hand.ts';

/** Opens a copy by hand, from its folder (docs/format.md). The key stands on the printed sheet. */
export const openByHandCommand = byHandCommand({ signingKey: null, parts: 1, sliced: false });

const openPartsCommand =
  'minisign -Vm CHECKSUMS.sha256 -P <key from the sheet> && sha256sum -c --strict CHECKSUMS.sha256 && for p in payload-*.tar.age; do age -d -i ../../identity.age -o /dev/shm/p.tar "$p" && tar -xpf /dev/shm/p.tar --no-same-owner || { echo "STOPPED AT $p"; break; }; done';

const joinSlicesCommand =
  'minisign -Vm CHECKSUMS.sha256 -P <key from the sheet> && sha256sum -c --strict CHECKSUMS.sha256 && for s in payload*.tar.age.000; do p="${s%.000}"; cat "$p".[0-9]* > "$p" || { echo "STOPPED AT $p"; break; }; done';

/** Mends a copy by hand, from its folder: its name is that of the folder with its parity. */
export const repairByHandCommand =
  'par2 repair -B . "../../parity/${PWD##*/}/parity.par2" && rm -f -- *.[0-9]';

export const readmeText = `WHAT THIS IS

This folder was written by Coldkeep. It holds encrypted copies of files that
somebody must not lose. Nothing here can be read without the passphrase.
If you do not know what it is, give it back to the person or place on its
label, or to whoever is responsible there. Please do not delete it.

To get the files back you need three things:
  1. this medium,
  2. the passphrase,
  3. the printed sheet. It bears the key that tells a true copy from a forged
     one: a line of 56 characters that begins with RW.
You do not need Coldkeep. With Coldkeep it is easier:
  coldkeep adopt --at FOLDER        (FOLDER is where this medium is mounted)
  coldkeep restore --at FOLDER --set NAME --into NEW-FOLDER

Work on a computer that is not connected to any network. Take your time:
nothing below changes the medium, and every step can be repeated.


WHAT TO INSTALL

Three tools beside what every Linux has: age, minisign, sqlite3 (the last only
to look into the catalogue). On Debian and Ubuntu:
  apt install age minisign sqlite3
On a computer without a network, bring them on another medium.


STEP BY STEP, WITHOUT COLDKEEP

1. Copy the folder COLDKEEP to the computer's memory, so that the medium stays
   as it is (or to a disk that you trust, if memory is too small):
     cp -r COLDKEEP /dev/shm/ && cd /dev/shm/COLDKEEP

2. Go to the copy that you want. The folder with the long name is the vault; in
   it, the folders in "snapshots" are the copies, named by date and time (UTC).
   The last one is the newest. A folder that ends in ".partial" is not a copy.
     cd <vault>/snapshots/<newest>

3. Open it. This is one line. Put the key from the sheet in place of
   <key from the sheet>:

${openByHandCommand}

   It must show, in this order: "Signature and comment signature verified" with
   a trusted comment; "OK" behind every file name; a question for the
   passphrase.
   Compare the trusted comment with the sheet: the vault, the snapshot and the
   number "seq". If anything else is shown, stop and take another medium.

   The files are now below the folder in which you are.

4. Bring the files where they belong, then remove what lies in memory:
     rm -r /dev/shm/p.tar /dev/shm/COLDKEEP


IF THERE ARE SEVERAL PARTS (payload-001.tar.age, payload-002.tar.age, ...)

Use this line in step 3. It asks for the passphrase once for each part:

${openPartsCommand}


IF PARTS ARE CUT INTO SLICES (names that end in .000, .001, ...)

First join them with this line, then go on with the line above that fits, from
"age" or "for p" onwards:

${joinSlicesCommand}


IF SOMETHING DOES NOT HOLD

- "Signature verification failed": mistyped key, or not a copy of this vault. Do
  not use it. Take another medium.
- "FAILED" behind a file name: that file is damaged. Bring it back from the
  parity beside the copy (see below), or take another medium or an older copy.
- identity.age cannot be read: use identity-2.age, which is the same.
- The passphrase is not taken: nothing is damaged. Look at Caps Lock and at the
  keyboard layout. If the passphrase was changed after this medium was written,
  the older one opens it.
- Files are missing, or the medium seems empty: unplug it, plug it in again, and
  try another computer before you believe it.


IF A FILE IS DAMAGED

Where the folder "parity" beside "snapshots" has a folder of the copy's name, a
good deal of damage can be mended: install par2 ("apt install par2"). From the
copy's folder (in memory, see step 1; the medium stays as it is):

${repairByHandCommand}

It must end with "Repair complete" or "All files are correct". Then go on with
step 3: signature and checksums decide whether all is as it was. (The end of the
line removes the damaged files, which par2 keeps under names that end in ".1".)


WHAT EACH FILE IS

  README.txt                    this text
  medium.json                   which medium this is
  <vault>/identity.age          the key that opens the copies, locked with the
                                passphrase (age)
  <vault>/identity-2.age        the same once more, for a bad spot
  <vault>/catalogue.age         which copies exist and where they are (SQLite,
                                sealed with age)
  <vault>/VAULT.sha256          checksums of the files above
  <vault>/VAULT.sha256.minisig  the vault's signature over them (minisign)
  <vault>/snapshots/<date>/     one copy:
    manifest.age                what is in it (JSON, sealed with age)
    payload.tar.age             the files (tar, sealed with age)
    CHECKSUMS.sha256            checksums of every other file of the copy
    CHECKSUMS.sha256.minisig    the vault's signature over them. A folder
                                without it is not a copy.
  <vault>/parity/<date>/        what damage to that copy can be mended from
                                (PAR2). A copy is whole without it.

Files that end in ".prev" are the state before the last change. Files and
folders that end in ".partial" were never finished.

To verify the files beside the copies, from the folder <vault>:
  minisign -Vm VAULT.sha256 -P <key from the sheet> && sha256sum -c --strict VAULT.sha256

To see what a copy holds, from its folder:
  age -d -i ../../identity.age manifest.age

To look into the catalogue, from the folder <vault>:
  age -d -i identity.age -o /dev/shm/c.db catalogue.age && sqlite3 /dev/shm/c.db .dump


THE FORMATS

age (age-encryption.org/v1), POSIX tar, sha256sum, minisign, SQLite, PAR2 2.0:
public standards, each with several independent programs that read them.
`;
