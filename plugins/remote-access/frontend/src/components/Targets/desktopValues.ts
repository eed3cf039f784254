import type {
  RdpSettings,
  TargetSettings,
  VncSettings,
} from '@wardroom/remote-access-common';

/** What desktops need, as a form holds it. */
export type DesktopValues = {
  domain: string;
  security: RdpSettings['security'];
  certificate: RdpSettings['certificate'];
  keyboard: RdpSettings['keyboard'];
  drive: boolean;
  /** Bits, or `usual` for what the server likes. */
  colorDepth: string;
};

export function desktopValues(settings?: TargetSettings): DesktopValues {
  const rdp = settings?.protocol === 'rdp' ? settings : undefined;
  const desktop = settings?.protocol === 'vnc' ? settings : rdp;
  return {
    domain: rdp?.domain ?? '',
    security: rdp?.security ?? 'any',
    certificate: rdp?.certificate ?? 'pin',
    keyboard: rdp?.keyboard ?? 'en-us-qwerty',
    drive: rdp?.drive ?? false,
    colorDepth: String(desktop?.colorDepth ?? 'usual'),
  };
}

export function rdpInput(values: DesktopValues): RdpSettings {
  const { domain, security, certificate, keyboard, drive } = values;
  return {
    protocol: 'rdp',
    ...(domain && { domain }),
    ...{ security, certificate, keyboard, drive },
    ...colorsOf(values),
  };
}

export function vncInput(values: DesktopValues): VncSettings {
  return { protocol: 'vnc', ...colorsOf(values) };
}

function colorsOf({
  colorDepth,
}: DesktopValues): Pick<VncSettings, 'colorDepth'> {
  if (colorDepth === 'usual') return {};
  return { colorDepth: Number(colorDepth) as VncSettings['colorDepth'] };
}
