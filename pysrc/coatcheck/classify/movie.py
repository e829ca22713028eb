"""What the entries of movies tell."""

from __future__ import annotations

from coatcheck.classify import rules as r
from coatcheck.classify.rules import Rule
from coatcheck.labels import Label as L
from coatcheck.model import Category

_TECHNICAL = Rule(Category.TECHNICAL, L.TECHNICAL, 10)

TABLE = r.table(
    (Rule(Category.LOCATION, L.POSITION, 100), "*:GPSPosition"),
    (Rule(Category.LOCATION, L.PLACE_NAMES, 80), "loci:Name"),
    (_TECHNICAL, "ilst:gapless ilst:pgap ilst:hdvd ilst:iTunSMPB ilst:stik ilst:rtng"),
)
PATTERNS = r.patterns(
    (r"(?i)location|geo|latitude|longitude|[:.]©xyz$", Rule(Category.LOCATION, L.PLACE_NAMES, 85)),
    (r"(?i)(creationdate|:©day|date|:purd|:yrrc|time)$", Rule(Category.DATE, L.TAKEN, 80)),
    (r"(?i)(\.make|\.model|:©mak|:©mod|:manu|:modl|:CAME|:FIRM|:LENS)$",
     Rule(Category.DEVICE, L.CAMERA, 80)),
    (r"(?i)serial|camera\.identifier|:©?(CAMD|MUID|SNum|HMMT|BCID|GUMI|GUID)$",
     Rule(Category.DEVICE_ID, L.CAMERA_SERIAL, 80)),
    (r"(?i):(apID|ownr|plID|sfID|atID|cnID|geID|akID|cmID)$|account|owner",
     Rule(Category.PEOPLE, L.ACCOUNT_ID, 80)),
    (r"(?i):(©ART|aART|©aut|auth|©wrt|©nam ?author|perf|©prd|©dir|©art)$|author|artist|director",
     Rule(Category.PEOPLE, L.AUTHOR, 90)),
    (r"(?i):(cprt|©cpy)$|copyright", Rule(Category.PEOPLE, L.COPYRIGHT, 60)),
    (r"(?i)(\.software|:©too|:©swr|:©enc|:tool|encoder|iTunNORM|version|:©swf)",
     Rule(Category.SOFTWARE, L.SOFTWARE, 70)),
    (r"(?i)identifier|:(©?xid|uuid)$|_id$", Rule(Category.HISTORY, L.FILE_IDS, 50)),
    (r"(?i):(covr|tbnl|thmb)$|artwork", Rule(Category.HIDDEN_PICTURE, L.FURTHER_PICTURE, 60)),
    (r"(?i):(©nam|©alb|©cmt|desc|ldes|©des|©inf|titl|dscp|albm|©gen|gnre|©grp|name|©lyr|tven|"
     r"tvsh|kywd|keyw|catg)$|title|comment|description|keyword",
     Rule(Category.CAPTION, L.DESCRIPTION, 70)),
    (r"^ilst:", Rule(Category.CAPTION, L.TEXT, 40)),
)  # fmt: skip
