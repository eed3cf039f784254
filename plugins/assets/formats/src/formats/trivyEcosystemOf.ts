const ECOSYSTEMS: Record<string, string[]> = {
  apk: ['alpine', 'wolfi', 'chainguard'],
  deb: ['debian', 'ubuntu'],
  rpm: [
    ...['alma', 'amazon', 'azurelinux', 'cbl-mariner', 'centos', 'fedora'],
    ...['oracle', 'photon', 'redhat', 'rocky'],
    ...['opensuse', 'opensuse-leap', 'opensuse-tumbleweed'],
    ...['suse linux enterprise micro', 'suse linux enterprise server'],
  ],
  cargo: ['rustbinary'],
  gem: ['bundler', 'gemspec', 'rubygems'],
  golang: ['gobinary', 'gomod'],
  maven: ['gradle', 'jar', 'pom', 'sbt'],
  npm: ['node-pkg', 'nodejs', 'pnpm', 'yarn', 'bun', 'javascript'],
  nuget: ['dotnet-core', 'packages-props'],
  pypi: ['pip', 'pipenv', 'poetry', 'python-pkg', 'uv', 'pylock'],
};

/** What package URLs call a kind of package of Trivy's. */
export function trivyEcosystemOf(type: string | undefined): string | undefined {
  const found = Object.entries(ECOSYSTEMS).find(([, types]) =>
    types.includes(type ?? ''),
  );
  return found?.[0] ?? type;
}
