const KNOWN = {
  altosax: "Alto saxophone",
  barisax: "Baritone saxophone",
  tenorsax: "Tenor saxophone",
  uprightpiano: "Upright piano",
};
const MANNERS = { arco: "bowed", pizzicato: "plucked" };
const LANGUAGES = { en: "English", de: "German", fr: "French", es: "Spanish" };

/** A label's name as people write it, where the voice gives none: "Cello, bowed". */
export function labelTitle(name) {
  const [first, ...rest] = name.split(/[-_\s]+/);
  if (first === "speech" && rest[0] in LANGUAGES) {
    return [capital(rest.slice(1).join(" ")), LANGUAGES[rest[0]]].filter(Boolean).join(", ");
  }
  const manner = rest.map((word) => MANNERS[word] ?? word).join(" ");
  return [KNOWN[first] ?? capital(first), manner].filter(Boolean).join(", ");
}

function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
