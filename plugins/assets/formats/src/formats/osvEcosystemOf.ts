const ECOSYSTEMS: Record<string, string> = {
  almalinux: 'rpm',
  alpaquita: 'apk',
  alpine: 'apk',
  chainguard: 'apk',
  conancenter: 'conan',
  'crates.io': 'cargo',
  debian: 'deb',
  'github actions': 'githubactions',
  go: 'golang',
  mageia: 'rpm',
  opensuse: 'rpm',
  packagist: 'composer',
  'red hat': 'rpm',
  'rocky linux': 'rpm',
  rubygems: 'gem',
  suse: 'rpm',
  swifturl: 'swift',
  ubuntu: 'deb',
  wolfi: 'apk',
};

/** What package URLs call an ecosystem of OSV; its release (`Debian:12`) changes, and is left out. */
export function osvEcosystemOf(name: string | undefined): string | undefined {
  const bare = name?.split(':')[0].toLowerCase();
  return bare && Object.hasOwn(ECOSYSTEMS, bare) ? ECOSYSTEMS[bare] : bare;
}
