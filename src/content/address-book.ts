/** What stands at an address, in words or as the path of its file. */
export interface AddressOwner {
  address: string;
  owner: string;
}

/** The site’s addresses, decoded, with what stands there. Two that are one file on some disk count as taken by each other. */
export class AddressBook {
  readonly #owners = new Map<string, AddressOwner>();
  readonly #addresses = new Set<string>();

  /** The first to take an address has it. */
  take(address: string, owner: string): void {
    const key = diskKey(address);
    if (!this.#owners.has(key)) this.#owners.set(key, { address, owner });
    this.#addresses.add(address);
  }

  /** What stands at an address, or at one that no disk of macOS or Windows would tell from it. */
  find(address: string): AddressOwner | undefined {
    return this.#owners.get(diskKey(address));
  }

  /** Every address as it was taken. */
  list(): Set<string> {
    return new Set(this.#addresses);
  }
}

/** Most paths: the same on every disk. */
const PLAIN = /^[a-z0-9/_-]*(?:\.[a-z0-9]+)?$/;

/**
 * A path as the disks of macOS and Windows compare it: capitals and small letters are one, an accent is one however it is written, and
 * Windows passes over full stops and spaces at the end of a name.
 */
export function diskKey(path: string): string {
  if (PLAIN.test(path)) return path;
  return path
    .normalize('NFC')
    .toLowerCase()
    .replace(/[. ]+(?=\/|$)/g, '');
}

/** That two different addresses are one file on such a disk, as a half-sentence. */
export const MEETS_ON_DISK = 'which is the same file on disks that do not tell capitals from small letters, as those of macOS and Windows';
