"""SVG: the elements and attributes that draw, and all that may stay: data, no logic.

From SVG 1.1 (appendices on elements, attributes and properties), SVG 2 (the same), Filter Effects
1, CSS Masking 1 and Compositing 1. Left out on purpose: what runs (``script``, event attributes),
what embeds other documents (``foreignObject``, ``iframe``, ``video``, ``audio``), what describes
(``title``, ``desc``, ``metadata``, ``aria-``), what loads from elsewhere (``cursor``,
``color-profile``, ``font-face-uri``), and ``xml:base``, which only matters for what is elsewhere.
"""

from __future__ import annotations

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

_ELEMENTS = """
    a altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform circle
    clipPath defs ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG
    feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence filter font font-face font-face-format
    font-face-name font-face-src g glyph glyphRef hatch hatchpath hkern image line linearGradient
    marker mask mesh meshgradient meshpatch meshrow missing-glyph mpath path pattern polygon
    polyline radialGradient rect set solidcolor solidColor stop style svg switch symbol text
    textPath tref tspan use view vkern
"""
ELEMENTS = frozenset(_ELEMENTS.split())
ANIMATIONS = frozenset({"animate", "animateColor", "animateMotion", "animateTransform", "set"})
PICTURES = frozenset({"image", "feImage"})
"""Elements whose reference may be a picture inside the file."""

_PROPERTIES = """
    alignment-baseline backdrop-filter background background-color baseline-shift block-progression
    clip clip-path clip-rule color color-interpolation color-interpolation-filters color-profile
    color-rendering cursor direction display dominant-baseline enable-background fill fill-opacity
    fill-rule filter flood-color flood-opacity font font-family font-feature-settings font-kerning
    font-size font-size-adjust font-stretch font-style font-variant font-variant-alternates
    font-variant-caps font-variant-east-asian font-variant-ligatures font-variant-numeric
    font-variant-position font-variation-settings font-weight glyph-orientation-horizontal
    glyph-orientation-vertical image-rendering inline-size isolation kerning letter-spacing
    lighting-color line-height marker marker-end marker-mid marker-start mask mask-type
    mix-blend-mode opacity overflow paint-order pointer-events rotate shape-inside shape-margin
    shape-padding shape-rendering shape-subtract solid-color solid-opacity stop-color stop-opacity
    stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width text-align text-align-all text-align-last text-anchor
    text-decoration text-decoration-color text-decoration-line text-decoration-style text-indent
    text-orientation text-overflow text-rendering text-shadow text-transform transform
    transform-box transform-origin unicode-bidi vector-effect visibility white-space word-spacing
    writing-mode
"""

_ATTRIBUTES = """
    accent-height accumulate additive alphabetic amplitude arabic-form ascent attributeName
    attributeType azimuth baseFrequency baseProfile bbox begin bias by calcMode cap-height class
    clipPathUnits contentStyleType cx cy d descent diffuseConstant divisor dur dx dy edgeMode
    elevation end exponent externalResourcesRequired fill filterRes filterUnits format fr from fx fy
    g1 g2 glyph-name glyphRef gradientTransform gradientUnits hanging hatchContentUnits hatchUnits
    height horiz-adv-x horiz-origin-x horiz-origin-y href id ideographic in in2 intercept k k1 k2 k3
    k4 kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lang lengthAdjust
    limitingConeAngle local markerHeight markerUnits markerWidth maskContentUnits maskUnits
    mathematical max media method min mode name numOctaves offset operator order orient orientation
    origin overline-position overline-thickness panose-1 path pathLength patternContentUnits
    patternTransform patternUnits pitch points pointsAtX pointsAtY pointsAtZ preserveAlpha
    preserveAspectRatio primitiveUnits r radius refX refY rendering-intent repeatCount repeatDur
    requiredExtensions requiredFeatures restart result rx ry scale seed side slope spacing
    specularConstant specularExponent spreadMethod startOffset stdDeviation stemh stemv stitchTiles
    strikethrough-position strikethrough-thickness string style surfaceScale systemLanguage
    tableValues targetX targetY textLength to type u1 u2 underline-position underline-thickness
    unicode unicode-range units-per-em v-alphabetic v-hanging v-ideographic v-mathematical values
    version vert-adv-y vert-origin-x vert-origin-y viewBox width widths x x-height x1 x2
    xChannelSelector y y1 y2 yChannelSelector z zoomAndPan
"""

ATTRIBUTES = frozenset((_PROPERTIES + _ATTRIBUTES).split())
STYLED = frozenset((_PROPERTIES + " style from to by values").split())
"""Attributes whose values are written as in style sheets."""
XML_ATTRIBUTES = frozenset({"xml:space", "xml:lang", "xml:id"})
