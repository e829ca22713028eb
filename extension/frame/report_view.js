// What the engine says of a file, as the prompt can show it: hidden pictures by addresses.

/** Addresses of blobs, each made once. */
export class Addresses {
  /** @type {Map<Blob, string>} */
  #urls = new Map();

  /** @param {Blob} blob */
  of(blob) {
    const known = this.#urls.get(blob);
    if (known) return known;
    const url = URL.createObjectURL(blob);
    this.#urls.set(blob, url);
    return url;
  }

  release() {
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }
}

/**
 * The report with hidden pictures as object URLs, and before it what texts beside the file tell.
 * @param {any} report @param {readonly string[]} beside @param {File} file @param {Addresses} addresses
 */
export function viewable(report, beside, file, addresses) {
  const pictureUrl = (/** @type {null | [number, number] | Uint8Array<ArrayBuffer>} */ picture) => {
    if (!picture) return null;
    if (Array.isArray(picture)) return addresses.of(file.slice(picture[0], picture[1]));
    return addresses.of(new Blob([picture]));
  };
  const findings = report.findings.map((/** @type {any} */ finding) => ({
    ...finding,
    picture: pictureUrl(finding.picture),
  }));
  return { ...report, findings: [...besideFindings(beside), ...findings] };
}

/** In the form of the engine's own findings. @param {readonly string[]} beside */
function besideFindings(beside) {
  return beside.map((value) => ({
    category: 'beside', code: 'local_paths', value, origins: [['text/html']], inside: [],
    weight: 80, picture: null, numbers: [], parts: [],
  }));
}
