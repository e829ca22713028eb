"""Words that stand beside personal data, and words that stand beside other things.

Sources: the field names of ICAO 9303 part 3 to 7 and of the EU's driving licence (Directive
2006/126/EC, annex I), of forms of tax offices, health insurers, banks and registries, the
autocomplete names of HTML (4.10.18.7.1) with their usual translations, and CLDR's languages of the
extension. Written without accents and in small letters, as ``fold`` makes them. Words that are
not personal are as important: what they name must not be taken as a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules import languages
from coatcheck.visible.rules.layout import fold

_NAME = """
prenome; prenomes; name; names; full name; your name; first name; firstname; given name; given names; given name(s); forename; forenames; first names; middle name; middle names; last name; lastname; surname; surnames; surname(s); family name; maiden name; birth name; name at birth; previous name; former name; legal name; preferred name; nickname; name of holder; card holder; cardholder; cardholder name; name on card; account holder; account name; holder; holder's name; account owner; beneficiary; beneficiary name; payee; payee name; payer; payer name; remitter; sender; recipient; receiver; addressee; consignee; consignor; shipper; customer; customer name; client; client name; patient; patient name; patient's name; name of patient; employee; employee name; name of employee; insured; insured person; policyholder; policy holder; subscriber; member; member name; passenger; passenger name; passengers; traveler; traveller; traveler name; guest; guest name; lead guest; student; student name; pupil; teacher; applicant; applicant name; candidate; tenant; landlord; lessee; lessor; buyer; seller; purchaser; contact; contact person; contact name; emergency contact; next of kin; spouse; spouse name; partner; father; father's name; mother; mother's name; mother's maiden name; parent; guardian; child; child's name; driver; owner; registered keeper; registered owner; doctor; physician; gp; attending physician; referring physician; provider name; dr; author; assigned to; assignee; reporter; from; to; ship to; deliver to; bill to; sold to; billed to; shipped to; invoice to; attn; attention; c/o; signed by; signed; prepared by; prepared for; issued to; submitted by; requested by; approved by; cc; bcc; dear; sincerely; regards; principal; nominee; witness; donor; attendee; participant; delegate; user; user full name; display name; manager; supervisor; agent; representative; account manager; authorised signatory; director; titular; person; resident; claimant; respondent; plaintiff; defendant; name (last, first); name and surname; surname and given names; name of account holder; reservation name; primary guest; booked by; ordered by; sales rep; served by; cashier
vorname; vornamen; nachname; familienname; zuname; name, vorname; vor- und nachname; vor- und zuname; vollstandiger name; geburtsname; rufname; kontoinhaber; kontoinhaberin; karteninhaber; karteninhaberin; inhaber; inhaberin; empfanger; empfangerin; begunstigter; zahlungsempfanger; auftraggeber; zahlungspflichtiger; absender; absenderin; kunde; kundin; kundenname; patient/in; patientin; patientenname; versicherter; versicherte; versicherte person; versicherungsnehmer; versicherungsnehmerin; mitarbeiter; mitarbeiterin; arbeitnehmer; arbeitnehmerin; mitarbeitername; mieter; mieterin; vermieter; vermieterin; kaufer; verkaufer; halter; fahrzeughalter; fahrer; fahrerin; reisender; reisende; fahrgast; passagier; gast; schuler; schulerin; student; studentin; studierende; antragsteller; antragstellerin; bewerber; bewerberin; ansprechpartner; ansprechpartnerin; kontakt; kontaktperson; notfallkontakt; ehepartner; ehegatte; vater; mutter; kind; erziehungsberechtigte; arzt; arztin; hausarzt; behandelnder arzt; bearbeiter; bearbeiterin; sachbearbeiter; sachbearbeiterin; unterzeichner; unterschrift; von; an; z. hd.; zu handen; lieferadresse an; rechnung an; eigentumer; mitglied; teilnehmer; teilnehmerin; berater; beraterin; hallo; sehr geehrte frau; sehr geehrter herr; name des kindes; name der mutter; name des vaters; besteller; verfasser; erstellt von; genehmigt von
nom; noms; prenom; prenoms; prenom(s); nom de famille; nom de naissance; nom d'usage; nom d'epouse; nom et prenom; nom et prenoms; nom prenom; nom complet; titulaire; titulaire du compte; titulaire de la carte; beneficiaire; expediteur; destinataire; client; cliente; nom du client; patiente; nom du patient; assure; assuree; assure(e); souscripteur; adherent; salarie; salariee; nom du salarie; employe; locataire; bailleur; acheteur; vendeur; conducteur; proprietaire; passager; passagere; voyageur; invite; eleve; etudiant; etudiante; enseignant; demandeur; candidat; candidate; personne a contacter; contact d'urgence; conjoint; conjointe; pere; mere; enfant; medecin; medecin traitant; docteur; signataire; signe par; de; a; a l'attention de; livre a; facture a; adresse a; redige par; emetteur; donneur d'ordre; debiteur; creancier; allocataire; membre; interlocuteur; gestionnaire; bonjour; cher; chere; epoux; epouse
nombre; nombres; nombre completo; nombre y apellidos; apellidos y nombre; apellido; apellidos; primer apellido; segundo apellido; primer nombre; nombre de pila; apellido paterno; apellido materno; nombre(s); nombre del titular; titular; titular de la cuenta; titular de la tarjeta; beneficiario; beneficiaria; ordenante; remitente; destinatario; destinataria; cliente; nombre del cliente; paciente; nombre del paciente; asegurado; asegurada; tomador; trabajador; trabajadora; empleado; empleada; nombre del empleado; inquilino; arrendatario; arrendador; comprador; vendedor; conductor; propietario; pasajero; pasajera; viajero; huesped; alumno; alumna; estudiante; profesor; profesora; solicitante; candidato; candidata; persona de contacto; contacto; contacto de emergencia; conyuge; padre; madre; hijo; hija; nombre del padre; nombre de la madre; medico; medica; doctor; doctora; firmante; firmado por; para; enviar a; facturar a; a la atencion de; interesado; contribuyente; afiliado; socio; atendido por; elaborado por; hola; estimado; estimada; sr; sra
nome; nome completo; nome do titular; sobrenome; apelido; apelidos; nome proprio; nomes proprios; nome social; primeiro nome; ultimo nome; nome de solteira; titular do cartao; titular da conta; favorecido; remetente; destinatario; nome do cliente; nome do paciente; segurado; segurada; funcionario; funcionaria; colaborador; colaboradora; empregado; trabalhador; nome do funcionario; inquilino; locatario; locador; senhorio; comprador; vendedor; condutor; motorista; proprietario; passageiro; passageira; viajante; hospede; aluno; aluna; estudante; professor; professora; requerente; candidato; contato; pessoa de contacto; contato de emergencia; conjuge; pai; mae; filho; filha; filiacao; nome do pai; nome da mae; medico responsavel; assinado por; pagador; recebedor; beneficiario; contribuinte; utente; nome do utente; responsavel; enviar para; entregar a; ola; prezado; prezada; caro; cara; sacado; cedente
cognome; nome e cognome; cognome e nome; intestatario; mittente; paziente; dipendente; nato; voornaam; voornamen; achternaam; naam; geslachtsnaam; rekeninghouder; ontvanger; afzender; geadresseerde; klant; werknemer; patient naam; fornavn; etternavn; efternavn; navn; fornamn; efternamn; namn; kontohaver; kontoinnehavare; mottagare; etunimi; etunimet; sukunimi; nimi; imie; imiona; imie i nazwisko; nazwisko; nazwisko i imie; nazwisko rodowe; odbiorca; nadawca; jmeno; prijmeni; jmeno a prijmeni; meno; priezvisko; nev; csaladi nev; utonev; nume; prenume; numele; nume si prenume; ime; prezime; priimek; ime i prezime; ad; soyad; adi; soyadi; adi soyadi; ad soyad; alici; gonderen; nama; nama lengkap; ho va ten; ho ten; ho; ten; eesnimi; perekonnanimi; vards; uzvards; vardas; pavarde; emer; mbiemer
氏名; お名前; 名前; 姓; 名; 姓名; フリガナ; ふりがな; カナ; 氏名(カナ); 氏名カナ; 宛名; 宛先; 差出人; 送り主; お届け先; お届先; 届け先; 受取人; 受取人名; ご依頼主; 依頼人; 口座名義; 口座名義人; 名義人; 名義; カード名義; カード名義人; 契約者; ご契約者; ご契約者名; 被保険者; 患者; 患者名; 患者氏名; 担当; 担当者; 担当医; 主治医; 医師; 社員; 従業員; 職員; 社員名; 従業員名; 従業員氏名; 申込者; 申請者; 保護者; 緊急連絡先氏名; 世帯主; 所有者; 使用者; 搭乗者; 搭乗者名; お客様名; お客様; 会員名; 代表者; 署名; 本人氏名; 配偶者; 続柄氏名; 予約者; 宿泊者; 宿泊者名; 購入者; ご注文者; 注文者
姓名; 名字; 真实姓名; 中文姓名; 客户; 客户姓名; 客户名称; 收件人; 寄件人; 发件人; 收货人; 发货人; 联系人; 紧急联系人; 户名; 账户名; 账户名称; 开户名; 持卡人; 持卡人姓名; 收款人; 付款人; 收款方; 付款方; 患者; 患者姓名; 病人; 病人姓名; 医生; 主治医师; 医师; 员工; 员工姓名; 乘客; 乘机人; 旅客; 旅客姓名; 乘车人; 入住人; 申请人; 被保险人; 投保人; 受益人; 监护人; 户主; 配偶; 父亲; 母亲; 学生; 学生姓名; 家长; 签名; 签字; 本人; 法定代表人; 法人; 业主; 车主; 所有人; 经办人; 负责人; 用户姓名; 会员姓名; 预订人; 报告人; 审核人; 制单人; 收信人; 尊敬的
الاسم; الاسم الكامل; الاسم الأول; اللقب; اسم العائلة; اسم المريض; المريض; اسم العميل; المستفيد; المرسل; المستلم; المرسل إليه; صاحب الحساب; حامل البطاقة; الموظف; المسافر; الراكب
"""

_PHONE = """
phone; phone number; phone no; phone no.; telephone; telephone number; telephone no; tel; tel.; tel no; tel. no.; mobile; mobile number; mobile phone; mobile no; cell; cell phone; cellphone; home phone; work phone; office phone; daytime phone; evening phone; contact number; contact no; contact no.; fax; fax no; fax number; whatsapp; whatsapp number; signal; call; call me; call us at; text me at; ph; ph.; mob; mob.; hotline; emergency phone; landline; ext; direct; direct line; direct dial; phone (home); phone (mobile); phone (work); sms; imessage
telefon; telefonnummer; telefon-nr.; telefonnr; tel.-nr.; tel.nr.; rufnummer; handy; handynummer; handy-nr.; mobil; mobilnummer; mobiltelefon; mobilfunk; mobilfunknummer; festnetz; durchwahl; privat; dienstlich; telefon privat; telefon geschaftlich; telefax; ruckrufnummer; natel
telephone portable; telephone fixe; numero de telephone; n° de telephone; portable; mobile; tel. portable; tel portable; tel. fixe; fixe; telecopie; n° tel; joindre au; appelez le; gsm
telefono; telefonos; numero de telefono; telefono movil; movil; telefono fijo; celular; tel. movil; n.º de telefono; telefono de contacto; fijo; llamar al
telefone; numero de telefone; telemovel; telefone celular; celular; telefone fixo; telefone de contacto; contacto telefonico; fone; tel/fax
telefoon; telefoonnummer; mobiel; cellulare; numero di telefono; tlf; tlf.; mobiltelefon; mobilnummer; puhelin; puhelinnumero; telefonszam; telefonas; numer telefonu; nr telefonu; nr tel; kom; kom.; komorka; telefonni cislo; mobil; cep telefonu; cep; telefon numarasi; no. telp; telepon; hp; dien thoai; so dien thoai; so dt; sdt; telefonnr
電話; 電話番号; お電話; お電話番号; 携帯; 携帯電話; 携帯番号; 携帯電話番号; 連絡先; ご連絡先; 連絡先電話番号; 緊急連絡先; 自宅電話; 勤務先電話; ファックス; fax番号; ファクス; でんわ; 電話(自宅)
电话; 电话号码; 联系电话; 手机; 手机号; 手机号码; 移动电话; 联系方式; 固定电话; 座机; 住宅电话; 办公电话; 传真; 收件人电话; 寄件人电话; 紧急联系电话; 预留手机; 绑定手机; 電話號碼; 手機
هاتف; الهاتف; رقم الهاتف; جوال; الجوال; رقم الجوال; موبايل; رقم الموبايل; فاكس; تليفون; محمول
"""

_EMAIL = """
email; e-mail; e mail; mail; email address; e-mail address; e-mail-adresse; mailadresse; email-adresse; adresse e-mail; adresse mail; courriel; adresse electronique; correo; correo electronico; e-mail de contato; endereco de e-mail; endereco eletronico; posta elettronica; indirizzo email; メール; メールアドレス; eメール; 邮箱; 电子邮件; 电子邮箱; 邮件地址; البريد الإلكتروني
"""

_ADDRESS = """
address; addresses; home address; street address; residential address; residence address; postal address; mailing address; permanent address; current address; present address; correspondence address; registered address; billing address; shipping address; delivery address; service address; property address; address line 1; address line 2; address 1; address 2; street; street name; street and number; residence; place of residence; domicile; living at; lives at; resides at; pick up at; pickup address; drop-off address; drop off; pickup; property; premises; ship from; return address; work address; billing; shipping; deliver to address; home
adresse; anschrift; wohnanschrift; wohnadresse; postanschrift; lieferadresse; lieferanschrift; rechnungsadresse; rechnungsanschrift; privatadresse; meldeadresse; strasse; strasse und hausnummer; strasse, hausnummer; strasse, nr.; straße; straße und hausnummer; straße, hausnummer; straße, nr.; straße/hausnr.; wohnort; wohnhaft; wohnhaft in; hausanschrift; zustelladresse; plz, ort; plz/ort; plz ort; plz und ort; plz; wohnsitz; versandadresse
adresse postale; adresse de livraison; adresse de facturation; adresse du domicile; adresse personnelle; domicile; rue; demeurant; code postal; lieu de residence; adresse complete; n° et rue; adresse du logement; residence; code postal et ville; votre adresse
direccion; direccion postal; direccion de envio; direccion de entrega; direccion de facturacion; domicilio; domicilio fiscal; domicilio particular; calle; calle y numero; residencia; lugar de residencia; codigo postal; vivienda; domicilio habitual; lugar de domicilio
endereco; endereco residencial; endereco de entrega; endereco de cobranca; endereco de faturacao; endereco completo; morada; morada fiscal; morada de entrega; residencia; logradouro; rua; cep; codigo postal; domicilio; bairro; localidade
indirizzo; residenza; via; adres; woonadres; adresgegevens; straat; adress; gatuadress; bostadsadress; osoite; katuosoite; adres zamieszkania; adres zameldowania; adres korespondencyjny; adres dostawy; ulica; adresa; adresa trvaleho pobytu; lakcim; cim; ev adresi; adresi; alamat; dia chi; noi cu tru; kodpocztowy; postnummer
住所; ご住所; 現住所; 自宅住所; 住居; 送付先; 送付先住所; お届け先住所; 配送先; 配送先住所; 請求先; 請求先住所; 本籍; 所在地; 居住地; 郵便番号; 連絡先住所; 勤務先住所; ご自宅; 届け先住所
地址; 住址; 家庭地址; 家庭住址; 联系地址; 通讯地址; 通信地址; 收货地址; 收件地址; 寄件地址; 送货地址; 配送地址; 居住地址; 户籍地址; 户口所在地; 详细地址; 现住址; 现居住地; 账单地址; 邮寄地址; 注册地址; 邮编; 邮政编码
العنوان; عنوان السكن; عنوان المنزل; عنوان التوصيل; عنوان الشحن; محل الإقامة; الشارع
"""

_BIRTH = """
date of birth; birth date; birthdate; birthday; birth day; dob; d.o.b.; d.o.b; born; born on; b.; bday; date of birth (dd/mm/yyyy); date of birth (mm/dd/yyyy); patient dob; birth; year of birth; date and place of birth; place and date of birth; bdate; bd
geburtsdatum; geburtstag; geb.; geb; geb.-datum; geb.dat.; geb. am; geboren; geboren am; geburtsdatum und -ort; geburtsdatum/-ort; geburtstag und -ort; geburtsjahr; gebdat; tag der geburt; geburtsdatum, geburtsort; geb.-dat.
date de naissance; ne le; nee le; ne(e) le; ne/nee le; naissance; date naissance; date et lieu de naissance; ddn; d.d.n.; date naiss.; date naiss
fecha de nacimiento; fecha nacimiento; nacimiento; f. nacimiento; f. nac.; f.nac.; fec. nac.; fec. nacimiento; nacido el; nacida el; nacido; nacida; nacido/a; fecha nac.; fecha y lugar de nacimiento; fdn; cumpleanos
data de nascimento; data nascimento; nascimento; data nasc.; data nasc; dt. nascimento; dt. nasc.; dt nasc; nascido em; nascida em; nascido(a) em; nascido a; nasc.; dn; data de nasc.; aniversario
data di nascita; nato il; nata il; nato/a il; luogo e data di nascita; geboortedatum; geboren op; fodselsdato; fodt; fodelsedatum; fodelsedag; fodd; syntymaaika; data urodzenia; data ur.; ur.; urodzony; urodzona; datum narozeni; narozen; narozena; dat. nar.; datum narodenia; szuletesi ido; szuletesi datum; data nasterii; nascut la; datum rodenja; datum rojstva; dogum tarihi; d. tarihi; tanggal lahir; tempat/tgl lahir; tempat, tanggal lahir; ngay sinh; ngay thang nam sinh; sinh ngay; synniaeg; sunniaeg; dzimsanas datums; gimimo data; datelindja; tarikh lahir
生年月日; 誕生日; 出生日; 生まれ; 生年月日(西暦); お誕生日; 患者生年月日
出生日期; 出生; 生日; 出生年月; 出生年月日; 生于; 出生时间
تاريخ الميلاد; تاريخ الولادة; الميلاد; مواليد; ولد في
"""

_TAX = """
ssn; ss#; ss no; social security number; social security no; social security no.; social security; soc sec no; itin; tin; ein; tax id; tax id number; tax identification number; tax number; tax no; tax no.; tax reference; tax ref; taxpayer id; taxpayer identification number; taxpayer number; utr; unique taxpayer reference; nino; ni number; ni no; ni no.; n.i. number; national insurance number; national insurance no; national insurance; employee's social security number; employee ssn; recipient's tin; sin; social insurance number; tfn; tax file number; abn; ird number; ird no; pps number; ppsn; pps no; pps no.; personal public service number; pan; pan number; pan no; pan no.; permanent account number; aadhaar; aadhaar number; aadhaar no; aadhar; uid number; nric; nric no; nric no.; fin; fin no; nric/fin; tax code; vat number; medicare number; medicare no; medicare; nhs number; nhs no; nhs no.; health insurance number; health card number; ohip; hkid; national id number; national identification number; nin; bvn; kra pin; tpin; trn; emirates id; emirates id number; iqama number; iqama; qid; civil id; cpr no; cpr number; sss no; sss number; philhealth no; tin no; gsis; umid; epf no; epf number; uan; cnic; cnic no; nid no; nid; citizen id; id card no
steuer-id; steuer-identifikationsnummer; steueridentifikationsnummer; steuerliche identifikationsnummer; idnr; idnr.; id-nr.; id.-nr.; identifikationsnummer; steuernummer; steuer-nr.; steuernr.; steuer-nummer; st.-nr.; stnr; sozialversicherungsnummer; sozialversicherungs-nr.; sv-nummer; sv-nr.; sv-nr; svnr; sv nummer; rentenversicherungsnummer; rentenversicherungs-nr.; rv-nummer; rvnr; versicherungsnummer (rv); vsnr; vsnr.; ahv-nummer; ahv-nr.; ahv-nr; ahv nr.; ahvn13; ahv; e-card-nr.; uid-nr.
numero de securite sociale; n° de securite sociale; n° securite sociale; n° secu; n° ss; numero ss; no ss; securite sociale; nir; n° insee; numero fiscal; n° fiscal; numero fiscal de reference; reference fiscale; identifiant fiscal; spi; numero spi; nif; n° nif; numero d'identification fiscale; n° de sécurité sociale; n° avs; numero avs; numero national; n° national; registre national; n° registre national; niss; nas; numero d'assurance sociale; numero d'assure; numero d'immatriculation; matricule ss; num. secu
dni; dni/nie; dni / nie; d.n.i.; d.n.i; nif; n.i.f.; nif/nie; nie; cif; numero de identificacion fiscal; nº dni; n.º dni; n° dni; numero de dni; numero de seguridad social; numero de la seguridad social; nº seguridad social; n.º s.s.; nº s.s.; n.º de afiliacion; nº afiliacion; numero de afiliacion; nuss; naf; seguridad social; nss; imss; rfc; r.f.c.; curp; c.u.r.p.; clave unica de registro de poblacion; cuit; cuil; cuit/cuil; rut; r.u.t.; run; r.u.n.; ruc; r.u.c.; nit; n.i.t.; cedula; cedula de ciudadania; cedula de identidad; c.c.; c.i.; ci; cc; numero de cedula; identificacion; rif; r.i.f.; dui; documento nacional de identidad; identificacion fiscal; nº de la seguridad social
cpf; c.p.f.; cpf/cnpj; cpf/mf; cnpj; cpf do titular; n.º cpf; numero do cpf; nif; n.º contribuinte; no contribuinte; numero de contribuinte; contribuinte n.º; numero de identificacao fiscal; niss; n.º seguranca social; numero de seguranca social; seguranca social; nus; n.º utente; numero de utente; n.º de utente; pis; pis/pasep; pasep; nis; cartao sus; cns; cartao nacional de saude; inss; nit; bi; titulo de eleitor
codice fiscale; cod. fiscale; cod. fisc.; c.f.; cf; partita iva; p. iva; bsn; burgerservicenummer; sofinummer; rijksregisternummer; rijksregisternr; insz; personnummer; person-nr; personnr; organisationsnummer; samordningsnummer; fodselsnummer; fnr; d-nummer; cpr; cpr-nr; cpr-nr.; cpr-nummer; personnummer; henkilotunnus; hetu; henkilötunnus; kennitala; kt; kt.; isikukood; personas kods; asmens kodas; pesel; nr pesel; numer pesel; nip; nr nip; regon; rodne cislo; rodné číslo; rc; r.c.; r.č.; dic; adoazonosito; adoazonosito jel; taj; taj szam; taj-szam; cnp; cod numeric personal; oib; jmbg; emso; davcna stevilka; egn; afm; amka; tc kimlik no; t.c. kimlik no; tckn; tc no; t.c. no; vergi no; vkn; nik; no. ktp; npwp; mst; ma so thue; cccd; so cccd; cmnd; so cmnd; so dinh danh; no. kad pengenalan; no. k/p; mykad; id-nummer; id number (rsa); sa id number; inn; snils; nomor induk kependudukan; jmb; numri personal; nipt
マイナンバー; 個人番号; 社会保障番号; 納税者番号; 基礎年金番号; 年金番号; 健康保険証番号; 被保険者番号; 被保険者証番号; 被保険者記号番号; 記号・番号; 記号番号; 雇用保険被保険者番号; 法人番号; 雇用保険番号
身份证; 身份证号; 身份证号码; 身份证件号码; 居民身份证; 居民身份证号码; 公民身份号码; 公民身份证号码; 公民身份证; 证件号; 证件号码; 证件编号; 社保号; 社会保障号码; 社会保障号; 社保卡号; 纳税人识别号; 纳税识别号; 税号; 统一社会信用代码; 医保号; 医保卡号; 身分證字號; 身份證號碼; 統一編號; 公积金账号; 个人编号
رقم الهوية; الرقم القومي; رقم الهوية الوطنية; الرقم الوطني; الرقم الضريبي; رقم الإقامة; رقم التأمين الاجتماعي; رقم الضمان الاجتماعي; الرقم المدني
주민등록번호
"""

_ID = """
passport; passport no; passport no.; passport number; passport #; passport card no; document no; document no.; document number; doc no; doc. no.; doc number; id; id no; id no.; id number; id card number; identity card no; identity card number; identity number; identity no; card no (id); license no; license no.; licence no; licence no.; license number; licence number; lic. no.; lic no; driver license no; driver's license; driver's license no; driver's license number; driving licence; driving licence no; driving licence number; driver number; dl; dl no; dl no.; dl number; dln; dl#; dlnum; visa no; visa number; visa control no; control number; alien number; a-number; uscis#; uscis no; resident permit no; residence permit no; permit no; permit number; employee no; employee no.; employee number; employee id; staff id; staff no; staff number; emp id; emp no; emp. no.; badge no; badge number; payroll no; payroll number; personnel number; student no; student id; student number; matriculation number; matric no; enrolment no; enrollment no; roll no; registration number; membership no; membership no.; membership number; member id; member no; member no.; member number; loyalty no; loyalty number; frequent flyer; frequent flyer no; frequent flyer number; frequent flyer no.; ff no; ffp; customer no; customer no.; customer number; customer id; client no; client id; client number; account no; account no.; account number; a/c no; a/c no.; a/c number; acct no; acct #; acct; acct no.; account #; account id; bank account; bank account number; sort code; routing number; routing no; aba; patient id; patient no; patient number; hospital no; hospital number; mrn; medical record no; medical record number; medical record; med rec no; chart no; chart number; case no; insurance no; insurance number; insurance id; policy no; policy no.; policy number; policy #; group no; group number; subscriber id; subscriber no; claim no; claim number; beneficiary no; beneficiary id; vin; vehicle identification number; registration no; license plate; plate no; plate number; registration mark; vehicle registration; imei; meid; iccid; imsi; serial no; serial number; mac address; device id; medicaid id; medicaid no; dea no; dea number; npi; voter id; voter no; epic no; candidate number; candidate no; contract no; contract number; loan no; loan number; mandate reference; meter no; meter number; meter point; mpan; mprn; nmi; library card; card number (library); passenger id; known traveler number; ktn; redress no; redress number; global entry; pass id; seaman's book no; crew id; tenant id; subscriber number; esn; eid; tracking no; tracking number; tracking; tracking #; parcel no; parcel number; shipment no; consignment no; consignment number; waybill; waybill no; awb; uci; crn; centrelink reference; reader number; biometric id; firearms certificate no; certificate no; tax registration; record locator no; swift account; clabe; cbu; alias cbu
ausweisnummer; ausweis-nr.; ausweisnr.; ausweis-nr; personalausweisnummer; personalausweis-nr.; personalausweis; reisepassnummer; reisepass-nr.; reisepass; passnummer; pass-nr.; pass nr.; dokumentennummer; dokument-nr.; dokumentnummer; zugangsnummer; can; fuhrerscheinnummer; fuhrerschein-nr.; fuhrerschein; fuhrerausweis-nr.; visumnummer; aufenthaltstitel-nr.; personalnummer; personal-nr.; pers.-nr.; pers.nr.; personal nr.; persnr; mitarbeiternummer; mitarbeiter-nr.; matrikelnummer; matrikel-nr.; matr.-nr.; schulernummer; mitgliedsnummer; mitglieds-nr.; mitgliedsnr.; kundennummer; kunden-nr.; kundennr.; kd.-nr.; kd-nr.; kundenkonto; kontonummer; konto-nr.; kontonr.; kto.-nr.; kto; konto; blz; bankleitzahl; depotnummer; depot-nr.; patientennummer; patienten-nr.; patienten-id; fallnummer; fall-nr.; krankenversichertennummer; krankenversicherten-nr.; versichertennummer; versicherten-nr.; versichertennr.; kvnr; kv-nr.; versicherungsnummer; versicherungs-nr.; versicherungsschein-nr.; versicherungsscheinnummer; policennummer; policen-nr.; police-nr.; vertragsnummer; vertrags-nr.; vertragskonto; vertragskontonummer; kennzeichen; amtliches kennzeichen; kfz-kennzeichen; fahrgestellnummer; fahrzeug-identifizierungsnummer; fin; zahlernummer; zahler-nr.; mandatsreferenz; mandatsreferenznummer; glaubiger-id; aktenzeichen; geschaftszeichen; kassenzeichen; vielfliegernummer; bonusnummer; bahncard-nr.; bahncard; seriennummer; geratenummer; sendungsnummer; sendungs-nr.; paketnummer; sendungsverfolgung; versichertenkarte
numero de passeport; n° de passeport; n° passeport; passeport n°; passeport; passeport no; numero de document; n° de document; n° document; numero du document; n° carte d'identite; carte d'identite n°; carte nationale d'identite n°; numero de carte d'identite; n° cni; cni; n° cin; cin; n° de permis; permis n°; n° permis de conduire; numero de permis; permis de conduire; n° de visa; n° titre de sejour; titre de sejour; n° etranger; matricule; n° matricule; n° employe; n° salarie; numero etudiant; n° etudiant; ine; n° ine; n° client; numero client; reference client; n° de client; code client; n° d'adherent; n° adherent; numero d'adherent; n° de membre; n° membre; n° de compte; numero de compte; n° compte; compte n°; n° de contrat; n° contrat; numero de contrat; n° de police; n° police; n° d'assure; n° patient; ipp; n° dossier; n° de dossier; numero de dossier; n° allocataire; numero allocataire; immatriculation; n° d'immatriculation; plaque d'immatriculation; n° de serie; n° vin; n° mutuelle; carte vitale; n° carte vitale; rum; pdl; prm; n° pdl; point de livraison; n° de fidelite; carte de fidelite; n° de suivi; numero de suivi; code guichet; code banque; cle rib; reference unique de mandat
numero de pasaporte; n.º de pasaporte; nº pasaporte; nº de pasaporte; pasaporte n.º; pasaporte no.; pasaporte; n.º pasaporte; numero de documento; nº documento; n.º de documento; nº de documento; documento; documento n.º; num. soporte; num soport; idesp; n.º soporte; numero de soporte; permiso de conducir; n.º de permiso; nº permiso; licencia de conducir; no. de licencia; numero de licencia; licencia n.º; visado n.º; n.º de empleado; nº empleado; numero de empleado; no. de empleado; n.º de cliente; nº cliente; nº de cliente; numero de cliente; codigo de cliente; no. de cliente; n.º de socio; nº socio; numero de socio; n.º de cuenta; nº cuenta; nº de cuenta; numero de cuenta; no. de cuenta; cuenta; cuenta bancaria; cuenta n.º; clabe interbancaria; ccc; n.º de contrato; nº contrato; numero de contrato; n.º de poliza; nº poliza; numero de poliza; poliza; tarjeta sanitaria; n.º tarjeta sanitaria; cip; cip-sns; n.º historia clinica; nº historia; nº historia clinica; historia clinica; numero de historia; nhc; expediente; n.º de expediente; nº expediente; matricula; numero de matricula; n.º de serie; bastidor; n.º de bastidor; numero de bastidor; viajero frecuente; n.º viajero frecuente; n.º de seguimiento; numero de seguimiento; cups; clave de elector; credencial; folio; legajo; nº de afiliado; numero de afiliado
numero do passaporte; passaporte; passaporte n.º; n.º do passaporte; n.º passaporte; numero do documento; n.º do documento; n.º documento; n.º de documento; documento; doc. identidade; documento de identidade; rg; r.g.; registro geral; identidade; cartao de cidadao; cartao do cidadao; n.º cc; bilhete de identidade; cnh; n.º registro; no registro; numero de registro; registro cnh; carta de conducao; n.º carta de conducao; matricula; n.º de matricula; matricula do funcionario; n.º funcionario; n.º cliente; n.º de cliente; numero de cliente; codigo do cliente; n.º de socio; numero de socio; conta; conta corrente; n.º conta; n.º da conta; numero da conta; agencia; agencia/conta; nib; n.º contrato; numero do contrato; contrato; apolice; n.º apolice; n.º da apolice; numero da apolice; carteirinha; n.º da carteirinha; n.º do cartao (convenio); convenio; prontuario; n.º prontuario; n.º processo; numero do processo; processo clinico; placa; renavam; chassi; n.º de serie; passageiro frequente; codigo de rastreio; rastreio; cpe; instalacao; chave pix; pix
numero passaporto; passaporto n.; carta d'identita n.; n. documento; numero documento; patente n.; n. patente; tessera sanitaria; n. tessera; matricola; codice cliente; n. cliente; conto corrente; targa; paspoortnummer; documentnummer; rijbewijsnummer; klantnummer; rekeningnummer; kenteken; polisnummer; personeelsnummer; passnr; passnummer; pass nr; kundnummer; kontonummer; konto nr; registreringsnummer; kundenr; medlemsnummer; numer paszportu; nr paszportu; numer dowodu; seria i numer; seria i numer dowodu; nr dowodu osobistego; nr dowodu; nr rejestracyjny; numer rejestracyjny; numer konta; nr konta; nr rachunku; numer rachunku; nr klienta; numer klienta; cislo pasu; cislo dokladu; cislo op; cislo obcanskeho prukazu; cislo uctu; spz; szemelyi szam; utlevelszam; okmanyazonosito; szemelyi igazolvany szama; bankszamlaszam; seria; pasaport no; seri no; belge no; ehliyet no; plaka; hesap no; musteri no; no. paspor; nomor rekening; no. rekening; no rekening; ho chieu; so ho chieu; so tai khoan; so the; bien so; pasport nr
旅券番号; パスポート番号; 免許証番号; 運転免許証番号; 免許番号; 在留カード番号; 証明書番号; 社員番号; 従業員番号; 職員番号; 学籍番号; 学生番号; 会員番号; お客様番号; 顧客番号; 契約番号; ご契約番号; 証券番号; 保険証番号; 保険者番号; 保険証券番号; 診察券番号; 診察番号; カルテ番号; 患者番号; 患者id; 口座番号; 普通; 当座; 支店番号; 店番; 口座; 車両番号; 登録番号; 車台番号; マイレージ番号; 製造番号; 受験番号; 送り状番号; 追跡番号; お問い合わせ番号; お問合せ番号; 伝票番号; 利用者番号; 加入者番号; 公費負担者番号; 管理番号
护照; 护照号; 护照号码; 护照编号; 驾驶证号; 驾驶证号码; 驾照号; 档案编号; 通行证号; 港澳通行证; 工号; 员工编号; 员工号; 学号; 学籍号; 准考证号; 会员号; 会员卡号; 会员编号; 客户号; 客户编号; 用户编号; 户号; 合同号; 合同编号; 保单号; 保单号码; 保险单号; 病历号; 病案号; 就诊卡号; 门诊号; 住院号; 患者编号; 登记号; 诊疗卡号; 银行账号; 银行帐号; 账号; 帐号; 账户; 卡号(储蓄); 收款账号; 付款账号; 车牌; 车牌号; 车牌号码; 号牌号码; 车架号; 车辆识别代号; 发动机号; 序列号; 运单号; 快递单号; 物流单号; 常旅客号; 票号; 证书编号; 签证号码; 工牌号; 编号(证件)
رقم الجواز; رقم جواز السفر; جواز السفر; رقم الرخصة; رقم رخصة القيادة; رقم الموظف; رقم العضوية; رقم العميل; رقم الحساب; رقم الوثيقة; رقم البوليصة; رقم الملف; رقم المريض; رقم اللوحة; رقم الملف الطبي
"""

_SECRET = """
admin; password; pass word; passwd; passphrase; pass; pwd; pw; passcode; pin; pin code; pin number; puk; secret; secret key; client secret; api key; api token; api secret; access key; access token; refresh token; auth token; bearer token; token; private key; secret access key; access key id; security code; verification code; your code; one-time code; one-time password; otp; recovery code; recovery codes; backup code; backup codes; recovery phrase; seed phrase; secret phrase; mnemonic; wi-fi password; wifi password; wifi key; network key; wpa key; wpa2 key; network security key; wlan key; temporary password; initial password; new password; current password; old password; default password; admin password; root password; login password; license key; licence key; product key; activation key; activation code; encryption key; signing key; webhook secret; security answer; mother's maiden name (security); memorable word; ssid password; door code; gate code; alarm code; unlock code; safe code; lockbox code; lockbox; entry code; access code; 2fa code; mfa code; sms code
passwort; kennwort; passwort (wlan); wlan-passwort; wlan-schlussel; wlan key; netzwerkschlussel; wpa-schlussel; geheimnis; zugangscode; zugangspasswort; geheimzahl; einmalpasswort; einmalcode; bestatigungscode; sicherheitscode; wiederherstellungscode; tan; startpasswort; initialpasswort; turcode; aktivierungscode; aktivierungsschlussel; lizenzschlussel; produktschlussel; api-schlussel; entsperrcode; kundenkennwort
mot de passe; mdp; code secret; code pin; code d'acces; cle api; cle d'api; cle wifi; cle wpa; code wifi; mot de passe wifi; cle secrete; code de verification; code de securite; code de confirmation; code porte; digicode; code d'activation; phrase secrete; phrase de recuperation; cle de securite; cle de licence; code confidentiel; jeton
contrasena; clave; clave de acceso; clave secreta; clave wifi; contrasena wifi; clave wi-fi; codigo de acceso; codigo pin; codigo de verificacion; codigo de seguridad; clave api; clave de api; token de acceso; frase de recuperacion; frase semilla; clave de red; clave personal; codigo de activacion; clave de producto; codigo secreto
senha; palavra-passe; palavra passe; senha do wi-fi; senha wi-fi; senha wifi; senha de acesso; codigo de acesso; codigo de verificacao; codigo de seguranca; codigo pin; chave de api; chave api; chave secreta; chave de acesso; frase de recuperacao; chave de ativacao; chave do produto; senha provisoria; senha temporaria
wachtwoord; toegangscode; losenord; passord; adgangskode; salasana; haslo; heslo; jelszo; parola; sifre; lozinka; kata sandi; mat khau; parole; slaptazodis; codice segreto; codice di sicurezza; password wi-fi; chiave wpa; koda; kod dostepu; kod pin; pinkod; tunnusluku
パスワード; 暗証番号; 暗証; 認証コード; 確認コード; 秘密鍵; 秘密のキー; apiキー; アクセスキー; アクセストークン; トークン; シークレットキー; wi-fiパスワード; 暗号化キー; 暗号キー; セキュリティキー; 仮パスワード; 初期パスワード; ワンタイムパスワード; リカバリーフレーズ; 復元フレーズ; ライセンスキー; プロダクトキー; ログインパスワード; 合言葉
密码; 登录密码; 支付密码; 初始密码; 口令; 验证码; 动态码; 密钥; 私钥; api密钥; 访问密钥; 访问令牌; 令牌; 助记词; wifi密码; wi-fi密码; 无线密码; 网络密码; 激活码; 取件码; 授权码; 提取码; 安全码(账户); 产品密钥; 临时密码; 默认密码; 解锁码; 门禁密码
كلمة المرور; كلمة السر; الرقم السري; رمز التحقق; رمز الدخول; مفتاح api
"""

_USERNAME = """
username; user name; user id; userid; login; login name; login id; user; account; handle; screen name; nick; alias; profile; skype; discord; telegram; instagram; twitter; github; linkedin; snapchat; tiktok; wechat id; wechat; line id; signed in as; logged in as; sign-in name; benutzername; benutzer; benutzerkennung; nutzername; kennung; anmeldename; angemeldet als; nom d'utilisateur; identifiant; utilisateur; pseudo; connecte en tant que; nombre de usuario; usuario; sesion iniciada como; nome de usuario; nome de utilizador; utilizador; conectado como; nome utente; gebruikersnaam; brukernavn; brugernavn; anvandarnamn; nazwa uzytkownika; uzivatelske jmeno; kullanici adi; ユーザー名; ユーザーid; ログインid; ログイン名; アカウント; アカウント名; ユーザ名; 用户名; 账号名; 登录名; 用户id; 微信号; 微信; qq; qq号; 昵称; 登录账号; اسم المستخدم
"""

_BOOKING = """
booking reference; booking ref; booking ref.; booking no; booking no.; booking number; booking code; booking id; booking; pnr; pnr no; record locator; locator; confirmation code; confirmation number; confirmation no; confirmation no.; confirmation #; confirmation; reservation code; reservation number; reservation no; reservation no.; reservation id; reservation; reservation ref; e-ticket; e-ticket no; e-ticket number; eticket; eticket no; etkt; ticket number; ticket no; ticket no.; ticket #; airline reference; itinerary number; itinerary no; trip id; trip reference; check-in code
buchungscode; buchungsnummer; buchungs-nr.; buchungsnr.; buchungsreferenz; reservierungsnummer; reservierungscode; bestatigungsnummer; ticketnummer; ticket-nr.; auftragsnummer (reise); vorgangsnummer; reservierungsnr.; buchung
numero de reservation; n° de reservation; reference de reservation; reference de dossier; n° reservation; code de reservation; numero de confirmation; n° de confirmation; numero de billet; n° de billet; billet n°; dossier voyage; reference dossier
localizador; codigo de reserva; numero de reserva; n.º de reserva; nº de reserva; nº reserva; reserva; numero de confirmacion; numero de billete; n.º de billete; nº de billete; billete n.º; referencia de reserva; codigo de confirmacion; no. de reservacion; clave de reservacion
codigo da reserva; codigo de reserva; localizador; numero da reserva; n.º da reserva; n.º reserva; referencia da reserva; numero do bilhete; n.º do bilhete; bilhete; numero de confirmacao; codigo de confirmacao
codice prenotazione; codice di prenotazione; numero prenotazione; n. biglietto; boekingsnummer; boekingscode; reserveringsnummer; bokningsnummer; bookingnummer; numer rezerwacji; kod rezerwacji; cislo rezervace; rezervasyon no; rezervasyon kodu; kode booking; ma dat cho
予約番号; 予約コード; 確認番号; 航空券番号; eチケット番号; 予約id; ご予約番号; 確認コード(予約); 예약번호
预订号; 预订编号; 预定号; 预订码; 订座记录编号; 电子客票号; 票号; 确认号; 确认码; 记录编号; 订座编号; 客票号码; 订位代号
رقم الحجز; رمز الحجز; مرجع الحجز; رقم التذكرة
"""

_CARD = """
card number; card no; card no.; card #; credit card; credit card number; credit card no; debit card; debit card number; payment card; card; visa; mastercard; amex; american express; kartennummer; kreditkarte; kreditkartennummer; karten-nr.; kreditkarten-nr.; debitkarte; numero de carte; n° de carte; carte bancaire; n° carte; carte bleue; numero de carte bancaire; numero de tarjeta; n.º de tarjeta; nº tarjeta; tarjeta; tarjeta de credito; tarjeta de debito; numero do cartao; n.º do cartao; cartao; cartao de credito; numero de cartao; cartao de debito; carta di credito; numero carta; creditcard; kaartnummer; kortnummer; numer karty; nr karty; cislo karty; kartyaszam; kart numarasi; kart no; nomor kartu; so the; カード番号; クレジットカード番号; クレジットカード; お支払いカード; 卡号; 银行卡号; 信用卡号; 银行卡; 信用卡; 信用卡卡号; 储蓄卡号; رقم البطاقة; بطاقة الائتمان
"""

_CARD_EXTRA = """
cvv; cvv2; cw; cwv; cvw; cww; cvc; cvc2; cid; csc; cvn; card verification; card verification code; card security code; security code (cvv); 3-digit code; valid thru; valid through; good thru; exp; exp.; exp date; exp. date; expires end; month/year; mm/yy; prufziffer; kartenprufnummer; prufnummer; gultig bis (karte); valide jusqu'au; expire fin; expire a fin; cryptogramme; cryptogramme visuel; valida hasta; vence fin; cod. seguridad; validade; cod. seguranca; codigo de seguranca (cvv); 有効期限(カード); セキュリティコード; 安全码; 有效期(卡); valid dates; valid thru date
"""

_IBAN = """
iban; iban no; iban no.; iban number; iban nr; iban-nr.; iban nr.; iban code; rekeningnummer iban; account (iban); konto (iban); iban / account; numero iban; n° iban; cod. iban; codice iban; codigo iban; numer iban; آيبان
"""

_OTHER = """
nationality; citizenship; sex; gender; title; salutation; place of birth; birthplace; birth place; country of birth; city of birth; place of issue; issuing authority; issuing office; authority; issued by; issuing country; issuing state; code of issuing state; country code; type; class; category; categories; vehicle categories; restrictions; endorsements; end; rest; rstr; height; hgt; weight; wgt; wt; eyes; eye color; eye colour; colour of eyes; hair; blood type; blood group; religion; race; ethnicity; marital status; occupation; profession; job title; position; role; department; dept; dept.; division; team; company; company name; organisation; organization; employer; employer name; employer name and address; business; school; school name; university; college; faculty; course; subject; grade; class of; major; degree; program; programme; date; date of issue; issue date; issued; issued on; date issued; iss; date of expiry; date of expiration; expiry date; expiration date; expiry; expires; expires on; valid until; valid to; valid from; valid; iss date; effective date; effective; start date; end date; hire date; date of hire; date of joining; due date; payment date; pay date; invoice date; order date; delivery date; booking date; value date; statement date; statement period; billing period; period; pay period; posting date; transaction date; date of visit; visit date; admission date; admitted; discharge date; date of admission; date of discharge; date of service; appointment; appointment date; collected; collection date; date collected; reported; report date; received; received on; sent; date sent; departure; arrival; departs; arrives; departure date; arrival date; check-in; check-out; check in; check out; checkin; checkout; boarding; boarding time; gate; seat; seats; seat no; flight; flight no; flight number; zone; group; terminal; platform; train; coach; carriage; fare; fare class; baggage; bags; sequence; seq; seq no; time; duration; nights; rooms; room; room type; room no; adults; children; guests; from city; airline; operated by; invoice; invoice no; invoice no.; invoice number; invoice #; order; order no; order no.; order number; order id; order #; receipt; receipt no; receipt number; quote; quotation; po number; p.o. number; purchase order; reference; ref; ref.; our ref; your ref; reference number; reference no; transaction id; transaction; batch; batch no; lot; lot no; sku; item; item no; item number; article; article no; product; product code; part no; model; model no; make; year; colour; color; size; qty; quantity; unit; unit price; price; rate; amount; amount due; total; subtotal; sub-total; total due; total amount; balance; opening balance; closing balance; discount; tax; vat; vat %; net; gross; net pay; gross pay; salary; basic pay; hours; tax class; tax period; currency; payment; payment method; payment terms; method; terms; status; state; stage; priority; description; details; notes; note; remarks; comments; comment; subject line; message; re; purpose; purpose of payment; payment reference; bank; bank name; branch; branch name; branch code; bic; swift; swift code; swift/bic; bic/swift; city; town; country; county; region; province; district; postcode only; website; web; url; version; build; release; commit; branch (git); severity; created; created at; updated; updated at; last updated; modified; last login; open until; opened; closed; page; pages; copy; original; diagnosis; findings; result; results; test; test name; medication; dose; dosage; allergies; temperature; pulse; blood pressure; specimen; ward; bed; weight (kg); service; services; plan; tariff; dimensions; contents; declared value; instructions; signature; sign here; photo; no; no.; number; #; s/n; code; language; timezone; age; languages; question; answer; score; points; level; rank; years of experience; distance; dividend; contact us; help; support; insurance; insurance company; insurer; provider; hospital; clinic; practice; laboratory; lab; organ donor; donor status; dd; audit; document type; document discriminator; doc type; observations; document; subscription; machine; host; hostname; server; database; port; protocol; region name; environment; tracking status; attachments; folder; filter; tasks; today; yesterday; tomorrow
staatsangehorigkeit; geschlecht; anrede; titel; geburtsort; geburtsland; ausstellungsort; ausstellende behorde; behorde; ausgestellt von; ausgestellt am; ausstellungsdatum; ausstellungstag; gultig bis; gultig ab; gultig; gultigkeit; ablaufdatum; ablauf; datum; rechnungsdatum; bestelldatum; lieferdatum; falligkeit; fallig am; falligkeitsdatum; buchungstag; buchungsdatum; buchungsdatum/valuta; valuta; wertstellung; zeitraum; abrechnungszeitraum; abrechnungsmonat; eintritt; eintrittsdatum; austritt; leistungszeitraum; leistungsdatum; termin; aufnahme; entlassung; aufnahmedatum; entlassungsdatum; untersuchungsdatum; befunddatum; eingang; eingangsdatum; abflug; ankunft; abfahrt; gleis; wagen; sitzplatz; sitz; flug; flugnummer; rechnung; rechnungsnummer; rechnungs-nr.; rechnung nr.; rechnungsnr.; bestellnummer; bestell-nr.; bestellung; auftragsnummer; auftrags-nr.; auftrag; lieferschein; lieferscheinnummer; belegnummer; beleg-nr.; beleg; bonnummer; angebot; angebotsnummer; artikel; artikelnummer; artikel-nr.; art.-nr.; produkt; menge; anzahl; einzelpreis; preis; betrag; gesamt; gesamtbetrag; summe; zwischensumme; saldo; alter saldo; neuer saldo; kontostand; mwst; mwst.; ust; umsatzsteuer; netto; brutto; rabatt; wahrung; zahlungsart; zahlungsziel; verwendungszweck; betreff; bemerkung; bemerkungen; hinweis; bank; kreditinstitut; filiale; bic; ort; stadt; land; bundesland; firma; unternehmen; arbeitgeber; abteilung; beruf; funktion; steuerklasse; konfession; kinderfreibetrag; familienstand; religion; krankenkasse; kasse; grosse; augenfarbe; haarfarbe; klasse; klassen; beschrankungen; schlusselzahlen; diagnose; befund; medikament; dosierung; station; zimmer; bett; status; version; seite; zeit; uhrzeit; dauer; nummer; nr.; nr; art; typ; modell; marke; farbe; gewicht; unser zeichen; ihr zeichen; vorgang; webseite; internet; lieferant; filialnummer; kasse nr.; beschreibung; stichtag; schulname; klasse
nationalite; sexe; civilite; lieu de naissance; pays de naissance; lieu de delivrance; autorite; autorite de delivrance; delivre par; delivre le; date de delivrance; date d'emission; date d'expiration; date de validite; valable jusqu'au; valide jusqu'au; expire le; date de facture; date; date d'echeance; echeance; date de commande; date de livraison; date d'operation; date de valeur; date d'entree; date de sortie; date d'embauche; periode; periode de paie; depart; arrivee; vol; siege; place; voiture; porte; embarquement; quai; train; facture; n° de facture; n° facture; numero de facture; commande; n° de commande; n° commande; numero de commande; bon de commande; ticket; devis; reference; ref.; article; designation; produit; quantite; qte; prix; prix unitaire; montant; total; total ttc; total ht; sous-total; tva; solde; ancien solde; nouveau solde; remise; devise; mode de paiement; moyen de paiement; objet; motif; libelle; commentaire; remarques; banque; agence; bic; ville; pays; region; departement; societe; entreprise; employeur; etablissement; service; fonction; emploi; qualification; poste; taille; yeux; couleur des yeux; categorie; categories; restrictions; diagnostic; resultat; resultats; medicament; posologie; chambre; lit; mutuelle; statut; version; page; heure; duree; numero; n°; no; type; modele; marque; couleur; poids; siret; siren; code ape; code naf; convention collective; situation familiale; profession; religion; site web; description; date de visite; date d'examen; date de consultation; date de prelevement
nacionalidad; sexo; tratamiento; lugar de nacimiento; pais de nacimiento; lugar de expedicion; autoridad; expedido por; fecha de expedicion; fecha de emision; fecha de validez; valido hasta; validez; fecha de caducidad; caducidad; vencimiento; fecha de vencimiento; fecha; fecha de factura; fecha de pedido; fecha de entrega; fecha de operacion; fecha valor; fecha de ingreso; fecha de alta; fecha de antiguedad; antiguedad; fecha de consulta; periodo; periodo de liquidacion; salida; llegada; vuelo; asiento; puerta; embarque; tren; coche; anden; factura; n.º de factura; nº factura; numero de factura; factura n.º; pedido; n.º de pedido; nº pedido; numero de pedido; albaran; ticket; presupuesto; referencia; ref.; articulo; descripcion; producto; cantidad; cant.; precio; precio unitario; importe; total; subtotal; iva; saldo; saldo anterior; saldo final; descuento; moneda; forma de pago; metodo de pago; concepto; asunto; observaciones; notas; banco; sucursal; bic; ciudad; localidad; municipio; provincia; pais; region; empresa; compania; razon social; departamento; puesto; cargo; categoria; categoria profesional; grupo de cotizacion; profesion; ocupacion; estado civil; estatura; ojos; clase; restricciones; diagnostico; resultado; resultados; medicamento; dosis; habitacion; cama; servicio; estado; version; pagina; hora; duracion; numero; n.º; nº; tipo; modelo; marca; color; peso; aseguradora; hospital; centro; especialidad; seccion; vigencia; emision
nacionalidade; naturalidade; sexo; genero; tratamento; local de nascimento; local de emissao; orgao emissor; orgao expedidor; autoridade; emitido por; data de emissao; data emissao; data de expedicao; data de validade; valido ate; validade do documento; vencimento; data de vencimento; data; data da fatura; data do pedido; data de entrega; data da operacao; data valor; data de admissao; admissao; data de alta; data da consulta; periodo; competencia; mes de referencia; referencia; partida; chegada; voo; assento; lugar; portao; embarque; trem; comboio; fatura; n.º da fatura; n.º fatura; numero da fatura; nota fiscal; nf; nf-e; encomenda; n.º encomenda; pedido; n.º do pedido; numero do pedido; recibo; orcamento; artigo; item; descricao; produto; quantidade; qtd; qtd.; preco; preco unitario; valor; valor total; total; subtotal; iva; icms; saldo; saldo anterior; saldo final; desconto; moeda; forma de pagamento; meio de pagamento; historico; motivo; assunto; observacoes; banco; bic; cidade; municipio; concelho; freguesia; distrito; estado; uf; pais; empresa; razao social; departamento; setor; cargo; funcao; categoria; profissao; estado civil; altura; olhos; cat. hab.; restricoes; diagnostico; resultado; resultados; medicamento; dose; quarto; leito; servico; situacao; versao; pagina; hora; horario; duracao; numero; n.º; tipo; modelo; marca; cor; peso; hospital; clinica; especialidade; plano; operadora; 1a habilitacao; doc. origem;
cittadinanza; sesso; luogo di nascita; data di emissione; data di rilascio; data di scadenza; scadenza; rilasciata da; rilasciato da; statura; comune; citta; provincia; fattura; numero fattura; importo; totale; geslacht; nationaliteit; geboorteplaats; datum; vervaldatum; factuur; factuurnummer; bedrag; geldig tot; afgegeven; medborgarskap; kon; utfardad; giltig till; obywatelstwo; plec; miejsce urodzenia; data wydania; data waznosci; termin waznosci; faktura; faktura nr; kwota; razem; cinsiyet; uyrugu; dogum yeri; son gecerlilik; tarih; fatura no; tutar
国籍; 性別; 本籍地; 出生地; 発行日; 発行年月日; 交付; 交付日; 有効期限; 有効期間; 有効期間満了日; 期限; 発行者; 発行官庁; 所属; 部署; 役職; 職業; 会社名; 会社; 勤務先; 日付; 作成日; 請求日; 注文日; 支払期限; 支払日; お支払期日; 取引日; 取引日時; 利用日; 入社日; 入社年月日; 対象期間; 支給日; 期間; 出発; 到着; 便名; 座席; 搭乗口; 搭乗時刻; 列車; 号車; 請求書番号; 請求番号; 注文番号; ご注文番号; 領収書番号; 見積番号; 受付番号; 品名; 品番; 商品; 商品名; 商品番号; 数量; 単価; 金額; 合計; 小計; 消費税; 残高; 税込; 支払方法; お支払い方法; 摘要; 備考; 件名; 銀行; 銀行名; 支店; 支店名; 口座種別; 診断; 診断名; 病名; 結果; 検査; 検査日; 診察日; 受診日; 処方; 用量; 病室; 診療科; 種類; 型番; 色; 重量; 状態; ステータス; バージョン; ページ; 時間; 時刻; 年齢; 身長; 体重; 血液型; 番号; 条件等; 免許の条件等; 優良; 二小原; 他; 二種; 内容; 国; 県; 市; 担当部署; 御中; 配達希望日; 配達日; お届け日; 希望時間
国籍; 性别; 民族; 籍贯; 出生地; 签发日期; 签发机关; 签发地点; 发证机关; 发证日期; 有效期; 有效期至; 有效期限; 有效日期; 截止日期; 初次领证日期; 准驾车型; 日期; 开票日期; 下单时间; 订单时间; 付款时间; 交易日期; 交易时间; 记账日期; 入职日期; 就诊日期; 入院日期; 出院日期; 检查日期; 报告日期; 检验日期; 账期; 期间; 出发; 到达; 航班; 航班号; 座位; 座位号; 登机口; 登机时间; 车次; 车厢; 发票; 发票号码; 发票代码; 订单; 订单号; 订单编号; 收据号; 流水号; 交易号; 参考号; 商品; 商品名称; 商品编号; 品名; 型号; 规格; 数量; 单价; 金额; 价格; 合计; 总计; 总额; 小计; 税额; 税率; 余额; 折扣; 币种; 付款方式; 支付方式; 摘要; 备注; 说明; 主题; 用途; 开户行; 银行; 支行; 城市; 省份; 国家; 地区; 公司; 公司名称; 单位; 工作单位; 部门; 职务; 职位; 岗位; 职业; 学历; 婚姻状况; 身高; 体重; 血型; 年龄; 诊断; 结果; 科室; 病区; 床号; 药品; 用法; 剂量; 状态; 版本; 页; 时间; 编号; 类型; 种类; 颜色; 重量; 医院; 保险公司; 学校; 班级; 专业; 年级
الجنسية; الجنس; مكان الميلاد; تاريخ الإصدار; تاريخ الانتهاء; جهة الإصدار; التاريخ; رقم الفاتورة; رقم الطلب; المبلغ; المجموع; الحالة; الوظيفة; الشركة; البنك
"""

_TABLES: tuple[tuple[Kind | None, str], ...] = (
    (None, _OTHER),
    (Kind.NAME, _NAME),
    (Kind.USERNAME, _USERNAME),
    (Kind.PHONE, _PHONE),
    (Kind.EMAIL, _EMAIL),
    (Kind.ADDRESS, _ADDRESS),
    (Kind.BIRTH_DATE, _BIRTH),
    (Kind.ID_NUMBER, _ID),
    (Kind.TAX_ID, _TAX),
    (Kind.SECRET, _SECRET),
    (Kind.BOOKING, _BOOKING),
    (Kind.CARD_EXTRA, _CARD_EXTRA),
    (Kind.CARD, _CARD),
    (Kind.IBAN, _IBAN),
)
"""A word in several tables counts as in the last one."""

_ORDER = (
    None,
    Kind.NAME,
    Kind.USERNAME,
    Kind.PHONE,
    Kind.EMAIL,
    Kind.ADDRESS,
    Kind.BIRTH_DATE,
    Kind.ID_NUMBER,
    Kind.TAX_ID,
    Kind.SECRET,
    Kind.BOOKING,
    Kind.CARD_EXTRA,
    Kind.CARD,
    Kind.IBAN,
    Kind.TRACKING,
)


_UNREAD = re.compile("[\u1ea0-\u1ef9\u0218-\u021b]")
"""Vietnamese letters with two marks, Romanian ones with a comma."""


@cache
def labels() -> dict[str, Kind | None]:
    """Return the kind of each label; None for labels of what is not personal."""
    found: dict[str, Kind | None] = {}
    # Those of the extension's languages last, so that they win where languages differ.
    tables = sorted((*languages.tables(), *_TABLES), key=lambda t: _ORDER.index(t[0]))
    for kind, table in tables:
        for entry in table.replace("\n", ";").split(";"):
            label = fold(entry).strip()
            for variant in _variants(label):
                found.setdefault(variant, kind)
            if label:
                found[label] = kind
            # Letters that the recogniser does not know are left out.
            unread = _UNREAD.sub("", entry)
            if unread != entry and len(unread.replace(" ", "")) > 2:
                found.setdefault(fold(unread).strip(), kind)
    for key in _keys():
        found.setdefault(key.replace(" ", ""), found[key])
        found.setdefault(key.replace(" ", "_"), found[key])
    return found


def _keys() -> Iterator[str]:
    """Yield the English labels that programs write in one word: dateOfBirth, date_of_birth."""
    for _, table in _TABLES:
        for entry in table.strip().split("\n")[0].split(";"):
            label = fold(entry).strip()
            if " " in label and label.replace(" ", "").isalpha() and len(label) < 24:
                yield label


@cache
def core_words() -> frozenset[str]:
    """Return the words of labels in the extension's own languages."""
    found: set[str] = set()
    for _, table in _TABLES:
        found.update(re.findall(r"[^\W\d_]{2,}", fold(table)))
    return frozenset(found)


@cache
def label_words() -> frozenset[str]:
    """Return the single words of all labels."""
    found: set[str] = set()
    for _, table in (*languages.tables(), *_TABLES):
        found.update(re.findall(r"[^\W\d_]{2,}", fold(table)))
    return frozenset(found)


_COUNTING = re.compile(
    r"(?:n\.?o|no\.?|n\.?|num\.?|numero|nummer|nr\.?|codigo|cod\.?) (?:(?:de la|de los|del|de|do|da|du|d'|des) ?)?(?=[a-z]{3})"
)


def _variants(label: str) -> Iterator[str]:
    """Yield other ways to write a number's label in Romance languages."""
    if "ss" in label:
        # What is folded has one letter for the sharp s.
        yield label.replace("ss", "s")
    match = _COUNTING.match(label)
    if not match:
        return
    rest = label[match.end() :]
    for word in ("n.o", "no", "no.", "n.", "numero", "num.", "nro.", "nro", "nr.", "nr"):
        for joint in (
            " ",
            "de ",
            " de ",
            " do ",
            " da ",
            " du ",
            " del ",
            " d'",
            " de la ",
            " de l'",
        ):
            yield f"{word}{joint}{rest}"


@cache
def by_first_word() -> dict[str, list[str]]:
    """Return the labels by their first word or first Chinese or Japanese letter, longest first."""
    found: dict[str, list[str]] = {}
    for label in labels():
        found.setdefault(first_word(label, 0), []).append(label)
    for some in found.values():
        some.sort(key=len, reverse=True)
    return found


def is_wide(character: str) -> bool:
    """Whether a character is Chinese or Japanese, written without spaces between words."""
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff"


def first_word(text: str, at: int) -> str:
    """Return the run of letters and digits at a place, or the one letter of a wide script."""
    if at < len(text) and is_wide(text[at]):
        return text[at]
    end = at
    while end < len(text) and text[end].isalnum() and not is_wide(text[end]):
        end += 1
    return text[at : max(end, at + 1)]
