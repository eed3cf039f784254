/** `KSV-0014` of `KSV014`, `AVD-KSV-0014` and itself: versions of Trivy write the number of a check in all these ways. */
export function trivyCheckOf(id: string): string {
  const [, group, number] =
    /^(?:AVD-)?([A-Z]{2,8})-?(\d{1,8})$/.exec(id.trim()) ?? [];
  return group ? `${group}-${String(Number(number)).padStart(4, '0')}` : id;
}

/** A workload, or the container of it that a check names: `default/Deployment/shop/web`. */
export function trivyWorkloadOf(name: string, message: string | undefined) {
  const [, container] =
    /^container ["']([^"']{1,253})["'] (?:of|in) /i.exec(message ?? '') ?? [];
  return container ? `${name}/${container}` : name;
}
