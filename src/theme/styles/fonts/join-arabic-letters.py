"""Joins the letters of Noto Naskh Arabic with their dots: python3 join-arabic-letters.py <cut.woff2> <out.woff2>

The face builds each letter from a base and its dots when text is shaped. WebKitGTK sets such dots beside their places. This adds a glyph
for every base with its dots and one substitution, the last of shaping, that puts it in their place; nothing is drawn differently.
Needs fonttools, brotli and hb-shape.
"""

import copy
import itertools
import json
import subprocess
import sys
import tempfile

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import ARGS_ARE_XY_VALUES, ROUND_XY_TO_GRID, USE_MY_METRICS, Glyph, GlyphComponent
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from fontTools.otlLib.builder import buildAnchor, buildLigatureSubstSubtable

BASE, MARK = 1, 3


def shaped_pairs(path, words, weight, order):
    """Each base that a mark of shaping follows, with the mark's place: {(base, mark): (x, y)}."""
    command = ["hb-shape", path, "--no-glyph-names", "--output-format=json", f"--variations=wght={weight}", "--direction=rtl", "--script=arab", "--language=ar"]
    printed = subprocess.run(command, input="\n".join(words), capture_output=True, text=True, check=True).stdout
    pairs = {}
    for line in printed.splitlines():
        glyphs = json.loads(line)
        # From left to right: a mark stands before its base.
        for mark, base in itertools.pairwise(glyphs):
            if mark["ax"] == 0 and base["ax"] > 0:
                pairs.setdefault((order[base["g"]], order[mark["g"]]), set()).add((mark["dx"], mark["dy"]))
    return pairs


def main(source, target):
    font = TTFont(source)
    with tempfile.NamedTemporaryFile(suffix=".ttf") as plain:
        font.flavor = None
        font.save(plain.name)
        letters = [chr(code) for code in font.getBestCmap() if 0x0620 <= code <= 0x064A or code in (0x067E, 0x0686, 0x0698, 0x06A4, 0x06AF)]
        words = ["".join(word) for length in (1, 2, 3) for word in itertools.product(letters, repeat=length)]
        light, bold = (shaped_pairs(plain.name, words, weight, font.getGlyphOrder()) for weight in (400, 700))
    written = {font.getBestCmap().get(code) for code in range(0x064B, 0x0671)}
    glyphs, variations, metrics = font["glyf"], font["gvar"].variations, font["hmtx"].metrics
    order = list(font.getGlyphOrder())
    composed = {}
    for (base, mark), places in sorted(light.items()):
        if mark in written or font["GDEF"].table.GlyphClassDef.classDefs.get(mark) != MARK:
            continue
        assert len(places) == 1, f"{base} has {mark} in several places: {places}"
        (x, y), = places
        (bold_x, bold_y), = bold[(base, mark)]
        name = f"{base}.{mark}"
        glyph = Glyph()
        glyph.numberOfContours = -1
        glyph.components = [component(base, 0, 0, USE_MY_METRICS), component(mark, x, y)]
        width = variation_of_width(variations, glyphs, base)
        order.append(name)
        glyphs[name] = glyph
        metrics[name] = metrics[base]
        variations[name] = [
            TupleVariation({"wght": (0.0, 1.0, 1.0)}, [(0, 0), (bold_x - x, bold_y - y), (0, 0), (width, 0), (0, 0), (0, 0)])
        ]
        composed[(base, mark)] = (name, x, y)
    font.setGlyphOrder(order)
    for name, _, _ in composed.values():
        glyphs[name].recalcBounds(glyphs)
        metrics[name] = (metrics[name][0], glyphs[name].xMin)
        font["GDEF"].table.GlyphClassDef.classDefs[name] = BASE
    extend_widths(font, composed)
    add_anchors(font, composed)
    add_substitution(font, composed)
    font.flavor = "woff2"
    font.save(target)
    print(f"{len(composed)} letters joined")


def component(name, x, y, flags=0):
    part = GlyphComponent()
    part.glyphName, part.x, part.y = name, x, y
    part.flags = ARGS_ARE_XY_VALUES | ROUND_XY_TO_GRID | flags
    return part


def variation_of_width(variations, glyphs, base):
    """How much wider a glyph is at the bold end."""
    total = 0
    for variation in variations.get(base, []):
        if variation.axes["wght"][1] != 1.0:
            raise AssertionError(f"{base} varies between the ends")
        phantom = variation.coordinates[-3]
        total += phantom[0] if phantom else 0
    return total


def extend_widths(font, composed):
    """HVAR takes the widths of new glyphs from their bases."""
    table = font["HVAR"].table
    if table.AdvWidthMap is None:
        # Without a map a glyph's number is its place in the store; a map says so and adds the new ones.
        table.AdvWidthMap = otTables.VarIdxMap()
        table.AdvWidthMap.mapping = {name: index for index, name in enumerate(font.getGlyphOrder()) if name not in {n for n, _, _ in composed.values()}}
    for (base, _), (name, _, _) in composed.items():
        table.AdvWidthMap.mapping[name] = table.AdvWidthMap.mapping[base]


def subtables(font, kind):
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = table.ExtSubTable if hasattr(table, "ExtSubTable") else table
            if table.LookupType == kind:
                yield table


def add_anchors(font, composed):
    """What marks a joined letter takes: its dots' where they take some, its base's else."""
    on_marks = list(subtables(font, 6))
    for table in subtables(font, 4):
        bases = dict(zip(table.BaseCoverage.glyphs, table.BaseArray.BaseRecord))
        marks = {}
        for mark, record in zip(table.MarkCoverage.glyphs, table.MarkArray.MarkRecord):
            marks.setdefault(record.Class, mark)
        for (base, dot), (name, x, y) in composed.items():
            if base not in bases:
                continue
            record = copy.deepcopy(bases[base])
            for place, mark in marks.items():
                anchor = anchor_on(on_marks, dot, mark)
                if anchor is not None:
                    record.BaseAnchor[place] = buildAnchor(anchor.XCoordinate + x, anchor.YCoordinate + y)
            bases[name] = record
        table.BaseCoverage.glyphs = sorted(bases, key=font.getGlyphID)
        table.BaseArray.BaseRecord = [bases[name] for name in table.BaseCoverage.glyphs]
        table.BaseArray.BaseCount = len(bases)


def anchor_on(on_marks, dot, mark):
    for table in on_marks:
        if mark in table.Mark1Coverage.glyphs and dot in table.Mark2Coverage.glyphs:
            place = table.Mark1Array.MarkRecord[table.Mark1Coverage.glyphs.index(mark)].Class
            return table.Mark2Array.Mark2Record[table.Mark2Coverage.glyphs.index(dot)].Mark2Anchor[place]
    return None


def add_substitution(font, composed):
    table = font["GSUB"].table
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag = 4, 0
    lookup.SubTable = [buildLigatureSubstSubtable({pair: name for pair, (name, _, _) in composed.items()})]
    lookup.SubTableCount = 1
    table.LookupList.Lookup.append(lookup)
    table.LookupList.LookupCount += 1
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "rlig":
            record.Feature.LookupListIndex.append(table.LookupList.LookupCount - 1)
            record.Feature.LookupCount += 1


main(*sys.argv[1:])
