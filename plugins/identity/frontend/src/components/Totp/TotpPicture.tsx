import { useMemo } from 'react';
import QRCode from 'qrcode';
import type { TotpEnrolment } from '@wardroom/identity-common';
import { messages } from '../../messages';
import styles from './TotpPicture.module.css';

const words = messages.enrol;

/** The seed of an authenticator as a picture to scan and a key to type. It is drawn here and leaves the page nowhere. */
export function TotpPicture({ otpauthUrl, secret }: TotpEnrolment) {
  const { size, path } = useMemo(() => squaresOf(otpauthUrl), [otpauthUrl]);
  return (
    <div>
      <svg
        role="img"
        aria-label={words.qr}
        className={styles.picture}
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
      >
        <path d={path} fill="#000" />
      </svg>
      <p className={styles.key}>
        {words.secret}
        <code className={styles.secret}>
          {secret.match(/.{1,4}/g)?.join(' ')}
        </code>
      </p>
    </div>
  );
}

function squaresOf(text: string): { size: number; path: string } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  const squares = Array.from(data).flatMap((dark, at) =>
    dark ? [`M${at % size} ${Math.floor(at / size)}h1v1h-1z`] : [],
  );
  return { size, path: squares.join('') };
}
