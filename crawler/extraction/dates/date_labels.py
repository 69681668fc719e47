"""Words beside a date that tell whether it is that of publication, in many languages: data.

They meet small letters (`casing.small_letters`).
"""

from crawler.casing import compile_small

UPDATED = compile_small(
    r"updated|modified|last\supdate|revised|\bedited\b|编辑于|編輯於|отредактирован|aktualisiert|geändert|mis\sà\sjour|modifié|actualizad[oa]|"
    r"atualizad[oa]|aggiornat[oa]|bijgewerkt|gewijzigd|uppdatera[dt]|oppdatert|opdateret|päivitetty|"
    r"aktualizacja|aktualizováno|frissítve|frissítés|actualizat|обновлен[оа]?|изменен[оа]?|оновлено|güncellen?me|"
    r"aangepast|ažurirano|ажурирано|обновена|posodobljeno|atnaujinta|atjaunots|uuendatud|muudetud|ändrad|"
    r"aktualizované|թարմացվել|განახლდა|განახლებულია|жаңартылды|עדכון|بروزرسانی|ویرایش|اپ\sڈیٹ|আপডেট|"
    r"ενημέρωση|ενημερώθηκε|diperbarui|cập\snhật|تحديث|עודכן|به‌روز|更新|修改|最終更新|수정|업데이트|แก้ไข|अपडेट",
)
PUBLISHED = compile_small(
    r"publish|posted|first\s|created|veröffentlicht|erstellt|publié|publicad|pubblicat|gepubliceerd|"
    r"publicera|publisert|publiceret|julkaistu|opublikowano|zveřejněno|megjelen|publicat|опубликован|"
    r"дата|yayın|giriş|δημοσ|diterbitkan|đăng|نشر|פורסם|انتشار|发布|發布|发表|發表|出版|刊登|刊发|发稿|时间|時間|日期|公開|配信|"
    r"掲載|등록|입력|승인|เผยแพร่|प्रकाशित|հրապարակ|გამოქვეყნ|жариялан|нийтэл|dərc|опублік|публикуван|објав|objavljen|"
    r"zverejnen|paskelbta|publicēts|avaldatud|publikuar|αναρτ|tayang|terbit|প্রকাশ|வெளியி|شائع|ចេញផ្សាយ|data:|datum|tarih",
)
NOT_PUBLISHED = compile_small(
    r"copyright|©|all\srights|\bborn\b|deadline|expires|event|成文日期|印发|生效|实施日期|有效期|截至|版权|备案|icp|举报(?:电话|邮箱|中心|热线)|电话|计划|截止",
)
