import { expect, test } from 'vitest'
import { innerKind, neverByName, plainIp } from './inner-address.ts'

const INNER = [
  ...[
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '100.100.100.200',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
  ],
  ...[
    '192.0.0.1',
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.0.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.7',
    '203.0.113.7',
    '224.0.0.1',
    '239.255.255.250',
  ],
  ...['240.0.0.1', '255.255.255.255', '168.63.129.16', '::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '::ffff:0:127.0.0.1', '64:ff9b::7f00:1'],
  ...[
    '64:ff9b:1::a00:1',
    '100::1',
    '2001::1',
    '2001:2::1',
    '2001:db8::1',
    '2001:10::1',
    '2001:20::1',
    '2002:7f00:1::1',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd00:ec2::254',
  ],
  ...['fd20:ce::254', 'fe80::1', 'fec0::1', 'ff02::1', '2606:4700::5efe:7f00:1', '2606:4700::200:5efe:a00:1', '4000::1', '8000::1'],
]

test.each(INNER)('%s is no public address', (ip) => {
  expect(innerKind(ip)).toMatch(/address|NAT64/)
})

test('public addresses are public; what is no address is not', () => {
  expect(['8.8.8.8', '93.184.216.34', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'].map(innerKind)).toEqual(Array(6).fill(null))
  expect(['fe80::1%eth0', '2606:4700::1111%1', '010.0.0.1', '1.2.3', 'a.example', ''].filter((text) => innerKind(text) === null)).toEqual([])
})

test('one address has one spelling', () => {
  expect(['0:0::1', '2606:4700:0::0001', '1.2.3.4', '::1%lo', '1'].map(plainIp)).toEqual(['::1', '2606:4700::1', '1.2.3.4', undefined, undefined])
})

test('no name leads to metadata, multicast or nowhere, allowed or not', () => {
  expect(['169.254.169.254', 'fd00:ec2::254', '224.0.0.1', '0.0.0.0', '169.254.1.1'].every(neverByName)).toBe(true)
  expect(['127.0.0.1', '10.1.1.1', 'fd12::1', '8.8.8.8'].some(neverByName)).toBe(false)
})
