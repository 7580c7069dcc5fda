import type {GatewayBrowserDeviceIdentity} from '@openclaw/gateway-client/browser';
import {deviceKey, type DeviceRole} from '../../platform/device-key-store.ts';
import {ParleyError} from '../../protocol/failures.ts';

/**
 * Who this browser is to a gateway in a role. Source: `docs/gateway/protocol/auth.md` of OpenClaw: the id is the SHA-256 of the raw
 * public key in hexadecimal, key and signatures are base64url.
 * @throws ParleyError `gateway.unsupported` where Chrome has no Ed25519
 */
export async function loadIdentity(role: DeviceRole): Promise<GatewayBrowserDeviceIdentity> {
  const {privateKey, publicKey} = await deviceKey(role).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'NotSupportedError')
      throw new ParleyError('gateway.unsupported', {detail: String(cause), cause});
    throw cause;
  });
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', publicKey));
  return {
    deviceId: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    publicKey: base64url(publicKey),
    async sign(payload) {
      const bytes = new TextEncoder().encode(payload);
      return base64url(new Uint8Array(await crypto.subtle.sign({name: 'Ed25519'}, privateKey, bytes)));
    },
  };
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
