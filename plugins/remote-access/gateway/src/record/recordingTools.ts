import { createCipheriv, createSecretKey, hash } from 'node:crypto';
import type { RecordingTools } from '@wardroom/remote-access-common';
import { zstd } from './zstd';

/**
 * What recording needs of Node, at once and not by way of other threads: a chunk takes less than a millisecond, and
 * handing it over costs several times what the work costs.
 */
export const recordingTools: Omit<RecordingTools, 'sign'> = {
  compress: zstd.compress,
  sha256: bytes => hash('sha256', bytes, 'buffer'),
  cipher(raw) {
    const key = createSecretKey(raw);
    return (plain, nonce, additionalData) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(additionalData);
      const text = [cipher.update(plain), cipher.final()];
      return Buffer.concat([...text, cipher.getAuthTag()]);
    };
  },
};
