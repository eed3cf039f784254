import { createHash, randomBytes } from 'node:crypto';
import { newId } from '@wardroom/platform-common';
import { RecoveryCodeReader } from './RecoveryCodeReader';

const CODES = 10;
// Without letters and digits that look alike on paper.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Recovery codes: made once, shown once, each used once. */
export class RecoveryCodeWriter extends RecoveryCodeReader {
  /** Puts ten new codes in place of the old ones and returns them; nobody can show them again. */
  async renew(person: string): Promise<string[]> {
    const { tenant } = this.scope;
    await this.remove(person);
    const codes = Array.from({ length: CODES }, newCode);
    await this.knex('recovery_codes').insert(
      codes.map(code => ({
        tenant_id: tenant,
        id: newId('rcv'),
        person,
        code_hash: hashOf(tenant, person, code),
      })),
    );
    return codes;
  }

  /** Uses a code up; false if it is not one or was used before. */
  async use(person: string, code: string): Promise<boolean> {
    const { tenant } = this.scope;
    const used = await this.knex('recovery_codes')
      .where({
        tenant_id: tenant,
        person,
        code_hash: hashOf(tenant, person, code),
      })
      .whereNull('used_at')
      .update({ used_at: this.knex.fn.now() });
    return used === 1;
  }

  async remove(person: string): Promise<void> {
    await this.knex('recovery_codes')
      .where({ tenant_id: this.scope.tenant, person })
      .delete();
  }
}

/** Sixteen characters of 31: 79 random bits, so that a plain hash keeps them. */
function newCode(): string {
  let code = '';
  while (code.length < 16) {
    for (const byte of randomBytes(16)) {
      // Bytes beyond the last full round of the alphabet would make its beginning likelier.
      if (byte < 248 && code.length < 16) code += ALPHABET[byte % 31];
    }
  }
  return (code.match(/.{4}/g) as string[]).join('-');
}

function hashOf(tenant: string, person: string, code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '');
  return createHash('sha256')
    .update(`${tenant}/${person} ${plain}`)
    .digest('base64url');
}
