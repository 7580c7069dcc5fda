import {createHash} from 'node:crypto';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

const ALGORITHM = {name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256'};
const LIFE_MS = 24 * 60 * 60_000;

/** A certificate of this machine's own for one host, in PEM. */
export interface EdgeCertificate {
  key: string;
  /** The host's certificate. */
  cert: string;
  /** Whoever is to trust it is told to trust this one. */
  authority: string;
  /** SHA-256 of the host's public key in base64, as Chrome's `--ignore-certificate-errors-spki-list` takes it. */
  fingerprint: string;
}

/** Makes an authority that nobody knows, and a certificate of its for `host`, good for a day. */
export async function makeCertificate(host: string): Promise<EdgeCertificate> {
  const [root, leaf] = await Promise.all([makeKeys(), makeKeys()]);
  const notBefore = new Date(Date.now() - 60_000);
  const notAfter = new Date(Date.now() + LIFE_MS);
  const common = {notBefore, notAfter, signingAlgorithm: ALGORITHM};
  const authority = await X509CertificateGenerator.createSelfSigned({
    ...common,
    serialNumber: '01',
    name: 'CN=Parley test authority',
    keys: root,
    extensions: [
      new BasicConstraintsExtension(true, 1, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  const certificate = await X509CertificateGenerator.create({
    ...common,
    serialNumber: '02',
    subject: `CN=${host}`,
    issuer: authority.subject,
    publicKey: leaf.publicKey,
    signingKey: root.privateKey,
    extensions: [new SubjectAlternativeNameExtension([{type: 'dns', value: host}])],
  });
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', leaf.privateKey));
  const spki = Buffer.from(await crypto.subtle.exportKey('spki', leaf.publicKey));
  return {
    key: `-----BEGIN PRIVATE KEY-----\n${pkcs8.toString('base64')}\n-----END PRIVATE KEY-----\n`,
    cert: certificate.toString('pem'),
    authority: authority.toString('pem'),
    fingerprint: createHash('sha256').update(spki).digest('base64'),
  };
}

function makeKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}
