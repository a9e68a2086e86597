import { describe, expect, it } from 'vitest';
import { isPrivateAddress } from '../../../src/shared/private-address.ts';

describe('an address of a private network', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '[::1]',
    '::',
    'fe80::1%eth0',
    'fd00::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::a00:1',
    '::7f00:1',
    '::ffff:0:7f00:1',
    '3fff::1',
    '5f00::1',
    'fec0::1',
    'ff02::1',
  ])('%s is one', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each(['93.184.216.34', '172.32.0.1', '2606:2800:220:1::1', '::ffff:93.184.216.34', 'example.org'])('%s is none', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});
