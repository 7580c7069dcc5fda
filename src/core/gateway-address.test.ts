import {describe, expect, it} from 'vitest';
import {gatewayAddress, isLoopback, pageAddress} from './gateway-address.ts';

describe('the address of a gateway', () => {
  it.each([
    ['ws://127.0.0.1:18789', 'ws://127.0.0.1:18789/'],
    ['127.0.0.1:18789', 'ws://127.0.0.1:18789/'],
    [' http://localhost:18789/#settings?x ', 'ws://localhost:18789/'],
    ['https://claw.example/', 'wss://claw.example/'],
    ['wss://claw.example:8443/gateway?token=1', 'wss://claw.example:8443/gateway'],
  ])('%s is %s', (written, socket) => {
    expect(gatewayAddress(written).href).toBe(socket);
  });

  it.each([
    ['ws://claw.example:18789', 'wss://'],
    ['http://192.168.1.5:18789', 'wss://'],
    ['wss://me:secret@claw.example', 'field of its own'],
    ['ftp://claw.example', 'like ws://'],
    ['', 'like ws://'],
    ['what is this', 'like ws://'],
  ])('%s is refused', (written, why) => {
    expect(() => gatewayAddress(written)).toThrow(why);
  });

  it('tells this machine from others, and where a page of it would be', () => {
    expect(isLoopback(gatewayAddress('ws://127.0.0.1:1'))).toBe(true);
    expect(isLoopback(gatewayAddress('wss://claw.example'))).toBe(false);
    expect(pageAddress(gatewayAddress('wss://claw.example:8443'))).toBe('https://claw.example:8443/');
  });
});
