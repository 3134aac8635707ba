// Opens a sealed page without a browser: with OpenSSL, by way of Node, from what the page itself says of its seal.
//
//     open_sealed.mjs <file> <passphrase>
//
// Prints what is inside.
import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [path, passphrase] = process.argv.slice(2);
const page = readFileSync(path, 'utf8');
const [, header, content] = /<template id="sealed" data-header="([^"]*)">([^<]*)<\/template>/.exec(page);
const [version, derivation, rounds, salt, cipher, nonce] = header.split(' ');
if (version !== '1' || derivation !== 'PBKDF2-SHA-256' || cipher !== 'AES-256-GCM') throw new Error(header);
if (Number(rounds) < 600_000) throw new Error('too few rounds');
const key = pbkdf2Sync(passphrase, Buffer.from(salt, 'base64'), Number(rounds), 32, 'sha256');
const sealed = Buffer.from(content, 'base64');
const opener = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'));
opener.setAAD(Buffer.from(header));
opener.setAuthTag(sealed.subarray(-16));
process.stdout.write(Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()]));
